"""What stands for each value of the real modules, in one run of a callable.

A function runs with its instrumented code over its module of this run; a class or a function
of an own module is that of this run; a container is copied; an object of an own class is made
again with twins of its attributes. A lock of the real interpreter is refused when it is used.
Anything else stays what it is.
"""

# ruff: noqa: SLF001  the table of makers names methods of its own class

from __future__ import annotations

import contextlib
import copyreg
import types
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from kit.explorer.program import virtual
from kit.explorer.real import REAL_LOCKS, Stranger

if TYPE_CHECKING:
    from kit.explorer.loader import Loader, Prepared


class Twins:
    """What stands for each value of the real modules, in one run."""

    def __init__(self, loader: Loader) -> None:
        self.loader = loader
        self.made: dict[int, tuple[Any, Any]] = {}

    def of(self, value: Any) -> Any:
        """The value's twin, made once; the value itself if it needs none."""
        known = self.made.get(id(value))
        if known is None:
            twin = self._make(value)
            self.made[id(value)] = known = (value, twin)
        return known[1]

    def _keep(self, value: Any, twin: Any) -> Any:
        self.made[id(value)] = (value, twin)
        return twin

    def _make(self, value: Any) -> Any:
        kind = type(value)
        if kind in REAL_LOCKS:
            return Stranger(value)
        make = _MAKERS.get(kind)
        if make is not None:
            return make(self, value)
        return self._class(value) if isinstance(value, type) else self._object(value)

    def _list(self, value: list[Any]) -> list[Any]:
        found: list[Any] = []
        self._keep(value, found)
        found.extend(map(self.of, value))
        return found

    def _dict(self, value: dict[Any, Any]) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        self._keep(value, found)
        found.update({self.of(key): self.of(each) for key, each in value.items()})
        return found

    def _items(self, value: Any) -> Any:
        return type(value)(map(self.of, value))

    def _module(self, module: types.ModuleType) -> Any:
        return self.loader.find(module.__name__) or module

    def _builtin(self, function: Any) -> Any:
        return virtual(function, self.loader)

    def _method(self, method: types.MethodType) -> Any:
        return types.MethodType(self.of(method.__func__), self.of(method.__self__))

    def _cell(self, cell: types.CellType) -> types.CellType:
        twin = types.CellType()
        self._keep(cell, twin)
        with contextlib.suppress(ValueError):  # it is empty
            twin.cell_contents = self.of(cell.cell_contents)
        return twin

    def _function(self, function: types.FunctionType) -> Any:
        prepared = self._prepared(function.__module__)
        if prepared is None:
            return virtual(function, self.loader)
        code = instrumented(prepared, function.__code__, record=self.loader.record)
        if code is None:
            return virtual(function, self.loader)
        names = self.loader.load(prepared).__dict__
        cells = tuple(map(self.of, function.__closure__ or ()))
        made = types.FunctionType(code, names, function.__name__, None, cells)
        self._keep(function, made)
        made.__defaults__ = self.of(function.__defaults__)
        made.__kwdefaults__ = self.of(function.__kwdefaults__)
        return made

    def _prepared(self, name: str | None) -> Prepared | None:
        if not name:
            return None
        prepared = self.loader.prepared.get(name)
        if name not in self.loader.prepared or (prepared and name not in self.loader.loaded):
            self.loader.find(name)
            prepared = self.loader.prepared.get(name)
        return prepared

    def _class(self, kind: type) -> Any:
        prepared = self._prepared(kind.__module__)
        found: Any = prepared and self.loader.load(prepared)
        if found is None:
            return virtual(kind, self.loader)
        for name in kind.__qualname__.split("."):
            found = getattr(found, name, None)
        return found if isinstance(found, type) else kind

    def _object(self, value: Any) -> Any:
        """An object of an own class, with twins of its attributes; anything else as it is."""
        kind = type(value)
        twin = self.of(kind) if kind.__flags__ & (1 << 9) else kind
        plain = all(getattr(kind, name) is getattr(object, name) for name in _MADE_BY)
        if twin is kind or not plain or kind.__basicsize__ != twin.__basicsize__:
            return value
        made = self._keep(value, object.__new__(twin))
        for name in copyreg._slotnames(kind):  # type: ignore[attr-defined]
            if hasattr(value, name):
                object.__setattr__(made, name, self.of(getattr(value, name)))
        for name, each in getattr(value, "__dict__", {}).items():
            made.__dict__[name] = self.of(each)
        return made


_MADE_BY = ("__new__", "__reduce_ex__", "__reduce__")  # how objects are made and copied
_MAKERS: dict[type, Callable[[Twins, Any], Any]] = {
    list: Twins._list, dict: Twins._dict, tuple: Twins._items, set: Twins._items,
    frozenset: Twins._items, types.CellType: Twins._cell, types.FunctionType: Twins._function,
    types.BuiltinFunctionType: Twins._builtin, types.ModuleType: Twins._module,
    types.MethodType: Twins._method,
}  # fmt: skip
_FOUND: dict[tuple[int, int], tuple[types.CodeType, types.CodeType, Any]] = {}
_CODES: dict[int, tuple[types.CodeType, dict[Any, list[types.CodeType]]]] = {}


def instrumented(prepared: Prepared, code: types.CodeType, *, record: bool) -> Any:
    """The instrumented twin of a function's code; None if the file has no such function."""
    top = prepared.ready(record=record)
    key = (id(top), id(code))
    if key not in _FOUND:
        _FOUND[key] = (top, code, _found(prepared.code, top, code))
    return _FOUND[key][2]


def _found(plain: types.CodeType, top: types.CodeType, code: types.CodeType) -> Any:
    """The asserts of the real function may be rewritten, so only its place counts.

    That is the qualified name and the first line; for several lambdas of one line also what
    they do, or the column.
    """
    same, twins = _by_place(plain).get(_place(code), []), _by_place(top).get(_place(code), [])
    if len(same) != len(twins):
        return None
    pairs = list(zip(same, twins, strict=True))
    equal = [twin for real, twin in pairs if real == code]
    beside = [twin for real, twin in pairs if _column(real) == _column(code)]
    return next(iter(equal or beside or twins), None)


def _by_place(top: types.CodeType) -> dict[Any, list[types.CodeType]]:
    known = _CODES.get(id(top))
    if known is None:
        known = _CODES[id(top)] = (top, {})
        for each in _inner(top):
            known[1].setdefault(_place(each), []).append(each)
    return known[1]


def _inner(code: types.CodeType) -> Iterator[types.CodeType]:
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            yield each
            yield from _inner(each)


def _place(code: types.CodeType) -> tuple[Any, ...]:
    return (code.co_qualname, code.co_firstlineno, code.co_freevars)


def _column(code: types.CodeType) -> int:
    return min((each[2] for each in code.co_positions() if each[2]), default=0)
