"""Plain data: the only thing that crosses from the cell, where submitted code runs, to the judge.

`simplify` makes a deep copy out of exact built-in types; what is anything else becomes an
`Opaque` that keeps no more than the name of its type. `dump` and `load` are the bytes on the
pipe: JSON with tags, so that a tuple stays a tuple and reading never runs code.

Invariant: no function here calls a method of an object whose type is not built in.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Iterator
from typing import Any, Final, NoReturn

DEEPEST: Final = 100
MOST_UNITS: Final = 4_000_000
MOST_BYTES: Final = 16 * 1024 * 1024
_LONGEST_NAME: Final = 80
_JSON_INT_BITS: Final = 1_000
_name_of_type = type.__dict__["__name__"].__get__


class TooBigError(ValueError):
    """The value, or its bytes, are over the cap."""


class Opaque:
    """What is left of an object that is not plain data: the name of its type.

    Not a dataclass, because `dataclasses.asdict` would take it apart.
    """

    __slots__ = ("type_name",)
    type_name: str

    def __init__(self, type_name: str) -> None:
        object.__setattr__(self, "type_name", type_name)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"an Opaque does not change: {name}")

    def __eq__(self, other: object) -> bool:
        return type(other) is Opaque and self.type_name == other.type_name

    def __hash__(self) -> int:
        return hash((Opaque, self.type_name))

    def __copy__(self) -> Opaque:
        return self

    def __deepcopy__(self, memo: object) -> Opaque:
        return self

    def __reduce__(self) -> tuple[type[Opaque], tuple[str]]:
        return Opaque, (self.type_name,)

    def __repr__(self) -> str:
        return f"<{self.type_name}>"


def type_name(value: object) -> str:
    """The name of the value's real type, however hard the object pretends to be another."""
    if type(value) is Opaque:
        return value.type_name
    return str.__str__(_name_of_type(type(value)))[:_LONGEST_NAME]


# ---------------------------------------------------------------- simplify


_SCALARS: Final = frozenset({type(None), bool, int, float, complex})
_CONTAINERS: Final = frozenset({list, tuple, set, frozenset, dict})


def simplify(value: object, *, limit: int = MOST_UNITS) -> Any:
    """A deep copy of exact built-in types; everything else is an `Opaque`.

    A container inside itself becomes ``Opaque("cycle")`` and one deeper than `DEEPEST`
    levels ``Opaque("too deep")``. A set or dict two of whose members cannot be told apart
    afterwards becomes ``Opaque("set")`` or ``Opaque("dict")``: nothing vanishes silently.

    limit: most units, where a unit is one value or one character or byte.
    TooBigError when the value has more.
    """
    return _Copy(limit).of(value, 0)


class _Copy:
    def __init__(self, units: int) -> None:
        self._units = units
        self._open: set[int] = set()

    def _spend(self, units: int) -> None:
        self._units -= units
        if self._units < 0:
            raise TooBigError("the value is too big to be sent")

    def of(self, value: Any, depth: int) -> Any:
        self._spend(1)
        kind = type(value)
        if kind is str or kind is bytes:
            self._spend(len(value))
            return value
        if kind is int:
            self._spend(value.bit_length() // 8)
        if kind in _SCALARS:
            return value
        return self._container(value, depth) if kind in _CONTAINERS else _opaque(value)

    def _container(self, value: Any, depth: int) -> Any:
        if id(value) in self._open:
            return Opaque("cycle")
        if depth >= DEEPEST:
            return Opaque("too deep")
        self._open.add(id(value))
        try:
            return self._filled(value, depth + 1)
        finally:
            self._open.discard(id(value))

    def _filled(self, value: Any, depth: int) -> Any:
        kind = type(value)
        if kind is dict:
            pairs = [(self.of(k, depth), self.of(v, depth)) for k, v in list(value.items())]
            copy: Any = dict(pairs)
        else:
            pairs = [self.of(each, depth) for each in list(value)]
            copy = kind(pairs)
        return copy if len(copy) == len(pairs) else Opaque(kind.__name__)


def _opaque(value: object) -> Opaque:
    if type(value) is Opaque and type(value.type_name) is str:
        return Opaque(value.type_name[:_LONGEST_NAME])
    return Opaque("Opaque" if type(value) is Opaque else type_name(value))


# ---------------------------------------------------------------- bytes


def dump(value: object) -> bytes:
    """Plain data as ASCII bytes of one line; equal values give equal bytes.

    TypeError when the value is not plain: `simplify` it first.
    """
    return json.dumps(_tagged(value), separators=(",", ":"), allow_nan=False).encode("ascii")


def load(data: bytes, *, limit: int = MOST_BYTES) -> Any:
    """The value that `dump` was given.

    ValueError on bytes that `dump` does not write; TooBigError over `limit` bytes.
    """
    if len(data) > limit:
        raise TooBigError(f"{len(data)} bytes are more than {limit}")
    try:
        return _untagged(json.loads(data.decode("ascii"), parse_constant=_refuse))
    except (RecursionError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"not plain data: {type(error).__name__}") from None


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"not plain data: {word}")


def _tagged(value: Any) -> Any:
    """The value as JSON knows it. Every JSON list starts with a tag, so none is mistaken."""
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind in _CONTAINERS:
        return _TAG_OF[kind](value)
    if kind in _TAG_OF:
        return _TAG_OF[kind](value)
    raise TypeError(f"not plain data: {type_name(value)}")


def _tag_int(value: int) -> Any:
    return value if value.bit_length() <= _JSON_INT_BITS else ["i", hex(value)]


def _tag_float(value: float) -> Any:
    return value if math.isfinite(value) else ["f", repr(value)]


def _tag_str(value: str) -> Any:
    if value.isascii():
        return value
    raw = value.encode("utf-8", "surrogatepass")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return ["u", raw.hex()]
    return value


def _tag_dict(value: dict[Any, Any]) -> Any:
    return ["d", *(_tagged(each) for pair in value.items() for each in pair)]


def _in_order(value: set[Any] | frozenset[Any]) -> list[Any]:
    return sorted(map(_tagged, value), key=json.dumps)


_TAG_OF: Final[dict[type, Any]] = {
    int: _tag_int,
    float: _tag_float,
    str: _tag_str,
    bytes: lambda value: ["b", base64.b64encode(value).decode("ascii")],
    complex: lambda value: ["c", _tag_float(value.real), _tag_float(value.imag)],
    list: lambda value: ["l", *map(_tagged, value)],
    tuple: lambda value: ["t", *map(_tagged, value)],
    set: lambda value: ["s", *_in_order(value)],
    frozenset: lambda value: ["z", *_in_order(value)],
    dict: _tag_dict,
    Opaque: lambda value: ["o", value.type_name],
}


def _untagged(item: Any) -> Any:
    if type(item) is dict:
        raise ValueError("not plain data: a JSON object")
    if type(item) is not list:
        return item
    if not item or type(item[0]) is not str or item[0] not in _READ:
        raise ValueError("not plain data: a list without a tag")
    return _READ[item[0]](item[1:])


def _distinct(kind: Any, members: list[Any]) -> Any:
    made = kind(members)
    if len(made) != len(members):
        raise ValueError("not plain data: the same member twice")
    return made


def _read_dict(items: list[Any]) -> dict[Any, Any]:
    each: Iterator[Any] = map(_untagged, items)
    pairs = list(zip(each, each, strict=False))
    if len(items) % 2:
        raise ValueError("not plain data: a key without a value")
    return _distinct(dict, pairs)  # type: ignore[no-any-return]


def _read_complex(items: list[Any]) -> complex:
    real, imaginary = map(_untagged, items)
    if type(real) is not float or type(imaginary) is not float:
        raise ValueError("not plain data: a complex number of no floats")
    return complex(real, imaginary)


def _only_text(items: list[Any]) -> str:
    if len(items) != 1 or type(items[0]) is not str:
        raise ValueError("not plain data: a tag wants one text")
    return items[0]


_READ: Final[dict[str, Any]] = {
    "i": lambda items: int(_only_text(items), 16),
    "f": lambda items: float(_only_text(items)),
    "u": lambda items: bytes.fromhex(_only_text(items)).decode("utf-8", "surrogatepass"),
    "b": lambda items: base64.b64decode(_only_text(items), validate=True),
    "c": _read_complex,
    "l": lambda items: [_untagged(each) for each in items],
    "t": lambda items: tuple(_untagged(each) for each in items),
    "s": lambda items: _distinct(set, [_untagged(each) for each in items]),
    "z": lambda items: _distinct(frozenset, [_untagged(each) for each in items]),
    "d": _read_dict,
    "o": lambda items: Opaque(_only_text(items)[:_LONGEST_NAME]),
}


# ---------------------------------------------------------------- show


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
    if kind in _CONTAINERS:
        yield from _container_pieces(value, room, depth)
    elif kind is str or kind is bytes:
        yield repr(value[:room])
    elif kind is int and value.bit_length() > _JSON_INT_BITS:
        yield f"<int of {value.bit_length()} bits>"
    elif kind in _SCALARS:
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
