"""A value as one short line for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kit.plain.copying import CONTAINERS, SCALARS, type_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_INT_BITS: Final = 1_000


def show(value: object, width: int = 60) -> str:
    """A short, safe repr of one line and at most `width` characters.

    Control characters, terminal escapes and bidi marks are escaped (they are not printable,
    and `repr` of an exact str escapes what is not). What is not plain is ``<TypeName>``.
    """
    text = "".join(_pieces(value, width + 1))
    return text if len(text) <= width else text[: max(0, width - 3)] + "..."


def _pieces(value: Any, room: int, depth: int = 0) -> Iterator[str]:
    """Parts of the repr; stops soon after `room` characters."""
    kind = type(value)
    if kind in CONTAINERS:
        yield from _container_pieces(value, room, depth)
    elif kind is str or kind is bytes:
        yield repr(value[:room])
    elif kind is int and value.bit_length() > _LONGEST_INT_BITS:
        yield f"<int of {value.bit_length()} bits>"
    elif kind in SCALARS:
        yield repr(value)
    else:
        name = type_name(value)
        yield f"<{repr(name)[1:-1]}>"


_BRACKETS: Final[dict[type, tuple[str, str]]] = {
    list: ("[", "]"),
    tuple: ("(", ")"),
    set: ("{", "}"),
    frozenset: ("frozenset({", "})"),
    dict: ("{", "}"),
}


def _container_pieces(value: Any, room: int, depth: int) -> Iterator[str]:
    kind = type(value)
    if not value and kind in (set, frozenset):
        yield f"{kind.__name__}()"
        return
    start, end = _BRACKETS[kind]
    yield start
    used = len(start)
    for number, text in enumerate(_member_texts(value, room, depth + 1)):
        yield ", " * bool(number) + text
        used += len(text) + 2
        if used > room:
            return
    yield ",)" if kind is tuple and len(value) == 1 else end


def _member_texts(value: Any, room: int, depth: int) -> Iterator[str]:
    """Members in order; those of a set in the order of their texts, which no hash decides."""
    if depth > 8:
        return iter(["..."] if value else [])

    def text(member: Any) -> str:
        return "".join(_pieces(member, room, depth))

    if type(value) is dict:
        return (f"{text(key)}: {text(each)}" for key, each in list(value.items()))
    if type(value) in (set, frozenset):
        return iter(sorted(map(text, list(value)), key=lambda each: (len(each), each)))
    return (text(each) for each in list(value))
