"""Plain data as bytes: JSON with tags, so that a tuple stays a tuple and reading runs no code."""

from __future__ import annotations

import base64
import json
import math
from typing import TYPE_CHECKING, Any, Final, NoReturn

from kit.plain.copying import CONTAINERS, LONGEST_NAME, Opaque, TooBigError, type_name

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES: Final = 16 * 1024 * 1024
_JSON_INT_BITS: Final = 1_000


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
    if kind in CONTAINERS:
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
    "o": lambda items: Opaque(_only_text(items)[:LONGEST_NAME]),
}
