"""Any callable of this process as a program: its own modules are executed afresh in each run.

The function that is given belongs to modules that are loaded already, with real locks and
without switch points. So a twin of it runs (`kit.explorer.twins`), over its module executed
again. Own modules are those of the project: neither of Python itself nor installed.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import importlib.util
import inspect
import sys
import sysconfig
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kit
from kit.explorer.loader import Loader, Prepared
from kit.explorer.program import bind, library
from kit.explorer.twins import Twins

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FOREIGN = (Path(sysconfig.get_paths()["stdlib"]), Path(kit.__file__).parent)
_INSTALLED = frozenset(["site-packages", "dist-packages"])


class OwnLoader(Loader):
    """Own modules are those of the project: neither of Python itself nor installed.

    modules  names of further modules or packages to explore, wherever they are
    """

    def __init__(self, root: Path, modules: Sequence[str]) -> None:
        super().__init__(library(), [], root)
        self.modules = tuple(modules)

    def _own(self, name: str) -> Prepared | None:
        if name not in self.prepared:
            path = _file_of(name)
            own = path is not None and (self._asked_for(name) or _is_own(path))
            if path is None or not own:
                self.prepared[name] = None
            else:
                package = name if path.name == "__init__.py" else name.rpartition(".")[0]
                self.prepare(name, path, package=package)
        return self.prepared[name]

    def load(self, prepared: Prepared, *, name: str | None = None) -> types.ModuleType:
        """A script that explores a function of its own is not the main program once more."""
        if name is None and prepared.name == "__main__":
            name = "__explored_main__"
        return super().load(prepared, name=name)

    def find(self, name: str) -> Any:
        """Also a folder of the project without ``__init__.py``: its modules may be own ones."""
        found = super().find(name)
        if found is None and name not in self.loaded and (folders := _namespace(name)):
            found = self.loaded[name] = types.ModuleType(name)
            found.__dict__["__path__"] = folders
            parent, _, last = name.rpartition(".")
            if parent and self.find(parent) is not None:
                setattr(self.find(parent), last, found)
        return found

    def _import_submodules(self, module: Any, name: str, fromlist: Any) -> None:
        super()._import_submodules(module, name, fromlist)
        for each in fromlist:
            if name in self.loaded and each != "*" and not hasattr(module, each):
                with contextlib.suppress(ModuleNotFoundError):
                    setattr(module, each, importlib.import_module(f"{name}.{each}"))

    def _asked_for(self, name: str) -> bool:
        return any(name == each or name.startswith(f"{each}.") for each in self.modules)


def _file_of(name: str) -> Path | None:
    module = sys.modules.get(name)
    found = getattr(module, "__file__", None)
    if module is None:
        try:
            spec = importlib.util.find_spec(name)
        except (ImportError, ValueError):
            return None
        found = spec.origin if spec is not None and spec.has_location else None
    return Path(found) if found and found.endswith(".py") and Path(found).is_file() else None


def _namespace(name: str) -> list[str]:
    """Where a folder without ``__init__.py`` of the project is; [] if the name is none."""
    found: Any = getattr(sys.modules.get(name), "__spec__", None)
    if found is None and name not in sys.modules:
        with contextlib.suppress(ImportError, ValueError):
            found = importlib.util.find_spec(name)
    if found is None or found.origin is not None or not found.submodule_search_locations:
        return []
    folders = list(found.submodule_search_locations)
    return folders if all(_is_own(Path(folder, "x")) for folder in folders) else []


def _is_own(path: Path) -> bool:
    return not _INSTALLED & set(path.parts) and not any(
        folder in path.parents for folder in _FOREIGN
    )


class CallProgram:
    """A callable of this process, and all modules of the same project that it uses."""

    is_script = False

    def __init__(self, function: Callable[[], object], modules: Sequence[str] = ()) -> None:
        self.function, self.args, self.kwargs = _unwrapped(function)
        self.home: Prepared | None = None
        self.loader: Loader = OwnLoader(Path.cwd(), modules)
        code = getattr(self.function, "__code__", None)
        path = Path(code.co_filename) if code is not None else Path()
        if path.is_file():
            name = self.function.__module__
            package = getattr(sys.modules.get(name), "__package__", None) or ""
            self.home = self.loader.prepare(name, path, package=package)
        else:
            self.loader = Loader(library(), [], Path())
            self.function = bind(self.function, self.loader)

    def call(self) -> object:
        """Call its twin of this run."""
        if self.home is None:
            found = self.function(*self.args, **self.kwargs)
        else:
            twins = Twins(self.loader)
            function = twins.of(self.function)
            found = function(*twins.of(list(self.args)), **twins.of(self.kwargs))
        if inspect.iscoroutine(found):
            return self.loader.find("asyncio").run(found)
        return found

    def result(self, returned: object) -> object:
        """What it returned."""
        return returned


def _unwrapped(function: Any) -> tuple[Any, tuple[Any, ...], dict[str, Any]]:
    """The plain function behind a bound method or a partial, and the arguments that it holds."""
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = {}
    while not isinstance(function, types.FunctionType):
        if isinstance(function, functools.partial):
            args, kwargs = (*function.args, *args), {**function.keywords, **kwargs}
            function = function.func
        elif isinstance(function, types.MethodType):
            args, function = (function.__self__, *args), function.__func__
        elif isinstance(call := vars(type(function)).get("__call__"), types.FunctionType):
            args, function = (function, *args), call
        else:
            break
    return function, args, kwargs
