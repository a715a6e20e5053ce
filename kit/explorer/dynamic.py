"""Code that a program makes at run time: it is instrumented like the code of its files.

Otherwise a method that was made by `exec` would run as one step, and hide its races.
"""

from __future__ import annotations

import ast
import builtins
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.explorer.instrument import Sites
from kit.explorer.names import imported, rebindable

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.explorer.loader import Loader, Prepared

_compile, _exec, _eval = builtins.compile, builtins.exec, builtins.eval
_MOST = 1_000
_TEXTS = (str, bytes, bytearray)


class Dynamic:
    """`compile`, `exec` and `eval` of one program. Each source is instrumented once."""

    def __init__(self, loader: Loader, prepare: Callable[..., Prepared]) -> None:
        self._loader = loader
        self._prepare = prepare
        self._known: dict[tuple[object, ...], Prepared] = {}
        self._made: dict[int, types.CodeType] = {}
        self.builtins = {"compile": self.compile_, "exec": self.exec_, "eval": self.eval_}
        self.module = types.ModuleType("builtins")
        self.module.__dict__.update({**builtins.__dict__, **self.builtins})

    def compile_(
        self, source: Any, filename: Any, mode: str, flags: int = 0, *rest: Any, **options: Any
    ) -> Any:
        """The same as `compile`, instrumented."""
        code = _compile(source, filename, mode, flags, *rest, **options)
        return self._ready(code, source) if isinstance(code, types.CodeType) else code

    def exec_(
        self, source: Any, globals: Any = None, locals: Any = None, /, **options: Any  # noqa: A002
    ) -> None:  # fmt: skip
        """The same as `exec`, instrumented."""
        names = self._names(globals, locals, sys._getframe(1))  # noqa: SLF001  as exec does
        _exec(self._code(source, "exec"), *names, **options)

    def eval_(self, source: Any, globals: Any = None, locals: Any = None, /) -> Any:  # noqa: A002
        """The same as `eval`, instrumented."""
        code = self._code(source, "eval")
        return _eval(code, *self._names(globals, locals, sys._getframe(1)))  # noqa: SLF001

    def _names(self, globals_: Any, locals_: Any, caller: types.FrameType) -> tuple[Any, Any]:
        if globals_ is None:
            return caller.f_globals, caller.f_locals if locals_ is None else locals_
        if type(globals_) is dict:
            globals_.setdefault("__builtins__", self._loader.builtins)
        return globals_, globals_ if locals_ is None else locals_

    def _code(self, source: Any, mode: str) -> Any:
        if isinstance(source, types.CodeType):
            return source if id(source) in self._made else self._ready(source, None)
        if mode == "eval" and isinstance(source, str):
            source = source.lstrip(" \t")
        return self._ready(_compile(source, "<string>", mode, dont_inherit=True), source)

    def _ready(self, code: types.CodeType, source: object) -> types.CodeType:
        key = (code, code.co_filename, bytes(source) if isinstance(source, bytearray) else source)
        if source is None or not isinstance(source, _TEXTS):
            key = (code, code.co_filename, None)
        if key not in self._known:
            if len(self._known) >= _MOST:
                return code
            self._known[key] = self._prepared(code, source)
        ready = self._known[key].ready(record=self._loader.record)
        self._made[id(ready)] = ready  # kept alive, so that its number stays its own
        return ready

    def _prepared(self, code: types.CodeType, source: object) -> Prepared:
        text = source if isinstance(source, str) else ""
        try:
            tree = ast.parse(text)
        except SyntaxError:  # an expression with blanks before it
            tree = ast.Module([], [])
        name, shown = "<made at run time>", code.co_filename
        sites = Sites(shown, name, text.splitlines())
        path, watched = Path(code.co_filename), rebindable(tree)
        return self._prepare(name, "", path, shown, code, sites, watched, imported(tree))
