"""A deep copy out of exact built-in types, whatever the value pretends to be."""

from __future__ import annotations

from typing import Any, Final, NoReturn

DEEPEST: Final = 100
MOST_UNITS: Final = 4_000_000
LONGEST_NAME: Final = 80
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
    return str.__str__(_name_of_type(type(value)))[:LONGEST_NAME]


SCALARS: Final = frozenset({type(None), bool, int, float, complex})
CONTAINERS: Final = frozenset({list, tuple, set, frozenset, dict})


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
        if kind in SCALARS:
            return value
        return self._container(value, depth) if kind in CONTAINERS else _opaque(value)

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
        return Opaque(value.type_name[:LONGEST_NAME])
    return Opaque("Opaque" if type(value) is Opaque else type_name(value))
