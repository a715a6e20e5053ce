"""What a verdict rests on, as it was before a submission was loaded; and what of it was changed.

A submission shares its process with the explorer and with the scenario, so it can reach both.
Sealed are the functions and classes of the kit and of the modules that a scenario measures with:
whoever exchanges one of them, or its code, gets no verdict but `forged`. What a program may set
(hooks, settings, attributes of its own) is not sealed.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any, Final

# Bound here: a submission may replace the builtins of those names.
_all, _map, _is, _code = all, map, operator.is_, operator.attrgetter("__code__")

_OWN: Final = ("kit", "greenlet")
_PARTS: Final = ("kit.gates", "kit.plain", "kit.together", "kit.cell.child", "kit.explorer.scene")
_MEASURES: Final = (
    "_thread", "builtins", "multiprocessing.connection", "multiprocessing.context",
    "multiprocessing.managers", "multiprocessing.pool", "multiprocessing.process",
    "multiprocessing.queues", "multiprocessing.shared_memory", "multiprocessing.synchronize",
    "os", "posix", "select", "signal", "subprocess", "sys", "threading", "time",
)  # fmt: skip
# Of the others the names only: each object that is looked at costs the child a page of memory.
_DEEP: Final = ("kit", "greenlet", "multiprocessing.process", "subprocess", "threading")
_METHODS: Final = (FunctionType, staticmethod, classmethod, property)
_WHOLE: Final = (FunctionType, BuiltinFunctionType, type)
_FREE: Final = ("hook", "print", "input", "open")


class Seals:
    """Places and what was there: attributes of modules and classes, and code of functions."""

    def __init__(self) -> None:
        self._spaces: list[_Space] = []
        self._places: list[str] = []
        self._functions: list[FunctionType] = []
        self._codes: list[object] = []
        self._seen: set[int] = set()

    @classmethod
    def for_runs(cls) -> Seals:
        """What a scenario of real threads and processes measures with."""
        return cls._of(lambda name: name in _MEASURES or _is_below(name, _PARTS))

    @classmethod
    def for_explorations(cls) -> Seals:
        """The explorer, and what it stands on."""
        return cls._of(lambda name: name in _MEASURES or _is_below(name, _OWN))

    @classmethod
    def _of(cls, wanted: Callable[[str], bool]) -> Seals:
        """Of this process, with everything imported that it will need."""
        seals = cls()
        for name, module in sorted(sys.modules.items()):
            if wanted(name):
                seals.add(name, module)
        return seals

    def add(self, name: str, module: ModuleType) -> None:
        """Seal the functions and classes of one more module."""
        names = vars(module)
        kinds = (*_WHOLE, ModuleType) if _is_below(name, _OWN) else _WHOLE
        sealed = {
            attribute: value
            for attribute, value in names.items()
            if isinstance(value, kinds) and not _is_free(attribute)
        }
        self._spaces.append(_Space(name, names, tuple(sealed), tuple(sealed.values())))
        for attribute, value in sealed.items() if _is_below(name, _DEEP) else ():
            if id(value) not in self._seen:
                self._seen.add(id(value))
                self._add_value(f"{name}.{attribute}", value)

    def add_codes(self, modules: Iterable[ModuleType]) -> None:
        """Seal the code of their functions only: which function stands where, they may change."""
        for module in modules:
            for attribute, value in list(vars(module).items()):
                self._add_codes(f"{module.__name__}.{attribute}", value)

    def _add_value(self, place: str, value: object) -> None:
        if isinstance(value, type) and value.__module__ != "builtins":
            names = vars(value)
            methods = {name: each for name, each in names.items() if isinstance(each, _METHODS)}
            self._spaces.append(_Space(place, names, tuple(methods), tuple(methods.values())))
        self._add_codes(place, value)

    def _add_codes(self, place: str, value: object) -> None:
        for function in _functions(value):
            self._places.append(place)
            self._functions.append(function)
            self._codes.append(function.__code__)

    def broken(self) -> str:
        """The first place that is not as it was; "" when all are."""
        for space in self._spaces:
            if not _all(_map(_is, _map(space.names.get, space.attributes), space.values)):
                return space.changed()
        same = [*_map(_is, _map(_code, self._functions), self._codes)]
        return "" if _all(same) else f"the code of {self._places[same.index(False)]}"


@dataclass(frozen=True, slots=True)
class _Space:
    """Names of one module or class, and what they stood for."""

    place: str
    names: Mapping[str, Any]
    attributes: tuple[str, ...]
    values: tuple[object, ...]

    def changed(self) -> str:
        for attribute, value in zip(self.attributes, self.values, strict=True):
            if self.names.get(attribute) is not value:
                return f"{self.place}.{attribute}"
        return self.place


def _functions(value: object) -> Iterator[FunctionType]:
    """The function itself; of a class all methods that are written in Python."""
    if isinstance(value, FunctionType):
        yield value
    elif isinstance(value, type):
        for each in list(vars(value).values()):
            inner = getattr(each, "__func__", None) or getattr(each, "fget", None) or each
            if isinstance(inner, FunctionType):
                yield inner


def _is_below(name: str, tops: tuple[str, ...]) -> bool:
    return any(name == top or name.startswith(top + ".") for top in tops)


def _is_free(attribute: str) -> bool:
    return attribute.startswith("_") or attribute.endswith(_FREE)
