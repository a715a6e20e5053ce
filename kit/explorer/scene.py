"""What a scenario stands on: the functions, classes and modules in its globals, and their code.

A submission is called by the scenario, so it can reach all of that through the frames. Whoever
exchanges a part of it changes what is measured.
"""

from __future__ import annotations

import operator
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any, Final

# Bound here: a submission may replace the builtins of those names.
_all, _map, _is, _code = all, map, operator.is_, operator.attrgetter("__code__")
_WHOLE: Final = (FunctionType, BuiltinFunctionType, type, ModuleType)


class Scene:
    """As it is now. A value that is neither function nor class nor module may change."""

    def __init__(self, scenario: object) -> None:
        self._names: dict[str, Any] = getattr(scenario, "__globals__", {})
        sealed = {name: each for name, each in self._names.items() if isinstance(each, _WHOLE)}
        self._sealed, self._values = tuple(sealed), tuple(sealed.values())
        functions = [each for each in (scenario, *self._values) if isinstance(each, FunctionType)]
        self._functions = [each for each in functions if each.__globals__ is self._names]
        self._codes = [each.__code__ for each in self._functions]

    def changed(self) -> str:
        """What is not as it was; "" when all is."""
        if not _all(_map(_is, _map(self._names.get, self._sealed), self._values)):
            return "what the check calls"
        if not _all(_map(_is, _map(_code, self._functions), self._codes)):
            return "the code of the check"
        return ""
