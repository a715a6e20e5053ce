"""What is explored: something that can be run from a fresh start, again and again."""

from __future__ import annotations

import copy
import functools
import marshal
import os
import types
from os import getpid
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from greenlet import GreenletExit

from kit.explorer.library import Library
from kit.explorer.loader import Loader, LoadError
from kit.explorer.outcome import Problem
from kit.explorer.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Callable

_LIBRARY: list[Library] = []
PLAIN = (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, type(None))


def library() -> Library:
    """The virtual standard library of this process, made at the first use."""
    if not _LIBRARY:
        _LIBRARY.append(Library())
    return _LIBRARY[0]


class Copies:
    """What a forked copy of this process does when it comes out of a scenario: it ends."""

    def __init__(self) -> None:
        self.end: Callable[[], object] = functools.partial(os._exit, 0)


COPIES = Copies()


class Program(Protocol):
    """A loader for the modules, and a call that runs the whole program once."""

    loader: Loader
    is_script: bool  # `sys.exit(0)` is a way to return

    def call(self) -> object:
        """Run it in the current run of the loader, as the main thread."""
        ...

    def result(self, returned: object) -> object:
        """What the run gave, asked when every thread has ended; returned is what `call` gave."""
        ...


class FileProgram:
    """Anybody's file, unmodified: run as ``__main__``, or one of its functions called."""

    is_script = True

    def __init__(self, path: Path, function: str | None) -> None:
        path = path.resolve()
        self.loader = Loader(library(), [path.parent], path.parent)
        self.prepared = self.loader.prepare(path.stem, path)
        self.function = function

    def call(self) -> object:
        """Execute the module; call the function if one is named."""
        if self.function is None:
            return self.loader.load(self.prepared, name="__main__")
        module = self.loader.load(self.prepared)
        function = getattr(module, self.function, None)
        if not callable(function):
            names = [
                name
                for name, value in vars(module).items()
                if isinstance(value, types.FunctionType)
            ]
            known = ", ".join(sorted(names)) or "none"
            message = f"{self.prepared.shown} has no function {self.function!r}; it has: {known}"
            raise LoadError(Problem("LookupError", message))
        return function()

    def result(self, returned: object) -> object:
        """Of a main program: its plain global names, as they are at the very end."""
        if self.function is not None or not isinstance(returned, types.ModuleType):
            return returned
        names = vars(returned).items()
        return {name: value for name, value in names if name[0] != "_" and type(value) in PLAIN}


class ScenarioProgram:
    """A scenario of a check beside a submission: ``scenario(module, *args)``.

    root    the submission's folder; path: the stub inside it
    """

    is_script = False

    def __init__(
        self, root: Path, path: str, scenario: Callable[..., object], args: tuple[Any, ...]
    ) -> None:
        file = (root / path).resolve()
        root = root.resolve()
        self.loader = Loader(library(), [file.parent, root], root)
        dotted = ".".join([root.name, *Path(path).with_suffix("").parts])
        self.prepared = self.loader.prepare(dotted, file, package=dotted.rpartition(".")[0])
        self.loader.prepared[file.stem] = self.prepared
        self.scenario = bind(scenario, self.loader)
        self.scene = Scene(self.scenario)
        self.changed = ""
        self.imported = False  # in one run at least
        self.args = args
        self.packed = marshal.dumps(args) if is_plain(args) else None

    def call(self) -> object:
        """Load the submission afresh and run the scenario beside it."""
        try:
            module = self.loader.load(self.prepared)
        except (LoadError, GreenletExit):
            raise
        except BaseException as error:  # noqa: BLE001  whatever it raises, it does not import
            raise LoadError(self.loader.problem(error)) from None
        self.imported = True
        self.loader.loaded[self.prepared.path.stem] = module
        caller = getpid()
        try:
            return self.scenario(module, *self._fresh_args())
        finally:
            if getpid() != caller:
                COPIES.end()  # It would explore on, and fork again in the next schedule.
            self.changed = self.changed or self.scene.changed()

    def _fresh_args(self) -> Any:
        """A copy of the arguments, as the scenario may change them."""
        packed = self.packed
        return copy.deepcopy(self.args) if packed is None else marshal.loads(packed)  # noqa: S302

    def result(self, returned: object) -> object:
        """What the scenario returned."""
        return returned


def is_plain(value: object) -> bool:
    """Nothing but values of exact built-in types, all the way down."""
    kind = type(value)
    if kind is dict:
        return all(is_plain(key) and is_plain(each) for key, each in value.items())  # type: ignore[attr-defined]
    if kind in (list, tuple):
        return all(map(is_plain, value))  # type: ignore[call-overload]
    return kind in (bool, int, float, str, bytes, type(None))


def bind(function: Callable[..., object], loader: Loader) -> Callable[..., object]:
    """The same function over the virtual library: its globals, and what it imports when it runs."""
    if not isinstance(function, types.FunctionType):
        return function
    names = function.__globals__
    names["__builtins__"] = loader.builtins
    for name, value in list(names.items()):
        names[name] = virtual(value, loader)
    for cell in function.__closure__ or ():
        try:
            cell.cell_contents = virtual(cell.cell_contents, loader)
        except ValueError:  # an empty cell
            continue
    return _rebuilt(function)


def virtual(value: Any, loader: Loader) -> Any:
    """The virtual twin of a module, or of something that was imported from one."""
    facades = loader.library.facades
    if isinstance(value, types.ModuleType):
        return facades.get(value.__name__, value)
    if isinstance(value, types.FunctionType) and value.__module__ not in facades:
        return _rebuilt(value) if "__builtins__" in value.__globals__ else value
    module = facades.get(getattr(value, "__module__", None) or "")
    name = getattr(value, "__name__", None)
    if module is None or not isinstance(name, str):
        return value
    return getattr(module, name, value)


def _rebuilt(function: types.FunctionType) -> types.FunctionType:
    """A function finds its `__builtins__` when it is made, so it is made again."""
    made = types.FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    made.__kwdefaults__ = function.__kwdefaults__
    return made
