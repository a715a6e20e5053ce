"""Loads a submission so that it runs on explored threads, whatever way it imports them.

A module is read, compiled and instrumented once; each run executes the ready code in a
module of its own, so that nothing leaks from one schedule to the next. Its `import` gives
it the facades of `kit.explorer.library`, its own neighbours (loaded the same way), or the
real module.
"""

from __future__ import annotations

import ast
import builtins
import collections
import importlib
import importlib.util
import os
import random
import re
import sys
import traceback
import types
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.explorer import calling, watch
from kit.explorer.dynamic import Dynamic
from kit.explorer.instrument import Instrumenter, Sites
from kit.explorer.names import imported, pauses, rebindable
from kit.explorer.outcome import Frame, Problem
from kit.explorer.scheduler import SCHEDULER

if TYPE_CHECKING:
    from kit.explorer.library import Library


ADDRESS = re.compile(r"0x[0-9a-fA-F]{4,}")  # differs from run to run, so it is never shown


FIRST_ID = 1 << 40
MOST_IDS = 20_000
ENVIRON: dict[Any, Any] = os.environ._data  # type: ignore[attr-defined]  # noqa: SLF001
MOST_FRAMES = 10  # of an exception, the innermost


class ExplorerError(Exception):
    """Anything that the explorer refuses.

    ExplorerError
    +-- LoadError      the program cannot be imported; `problem` says where and why
    +-- RealWaitError  the program waits for the real world: a socket, a process, a lock of its own
    +-- ScheduleError  a replay string that is no schedule
    +-- TamperedError  the program changed the library under which it was explored
    """


class LoadError(ExplorerError):
    """The submission cannot be imported."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.type}: {problem.message}")
        self.problem = problem


class TamperedError(ExplorerError):
    """The program changed the library under which it was explored: nothing that was seen counts."""


class ScheduleError(ExplorerError):
    """A replay string that is no schedule."""


@dataclass(eq=False)
class Prepared:
    """One source file, ready to be executed again and again."""

    name: str
    package: str
    path: Path
    shown: str  # the path as the learner knows it
    code: types.CodeType
    sites: Sites
    watched: set[str]
    imports: set[str]
    is_package: bool = False
    plain: types.CodeType | None = None
    recorded: types.CodeType | None = None
    traced: types.CodeType | None = None
    lines: list[str] = field(default_factory=list)
    pauses: set[int] = field(default_factory=set)

    def has(self, line: int) -> bool:
        """There is such a line."""
        return 0 < line <= len(self.lines)

    def ready(self, *, record: bool) -> types.CodeType:
        """The instrumented code; with `record`, it reports the values as well."""
        if SCHEDULER.tracer is not None and SCHEDULER.tracer.code:
            return self._ready_for_traces()
        code = self.recorded if record else self.plain
        if code is None:
            code = Instrumenter(self.sites, self.watched, record=record).module(self.code)
            if record:
                self.recorded = code
            else:
                self.plain = code
        return code

    def _ready_for_traces(self) -> types.CodeType:
        """It also tells what is touched in the middle of a step."""
        if self.traced is None:
            instrumenter = Instrumenter(self.sites, self.watched, record=False, trace=True)
            self.traced = instrumenter.module(self.code)
        return self.traced


_READY: dict[
    tuple[object, ...], Prepared
] = {}  # instrumented once for all explorations of this process


class Loader:
    """Modules of one program: the file to run and whatever it imports from beside it.

    folders  where its own modules are found, the nearest first
    """

    def __init__(self, library: Library, folders: list[Path], root: Path) -> None:
        self.library = library
        self.folders = folders
        self.root = root
        self.prepared: dict[str, Prepared | None] = {}
        self.by_path: dict[str, Prepared] = {}
        self.record = False
        self.loaded: dict[str, types.ModuleType] = {}
        self.replaced: dict[str, types.ModuleType | None] = {}
        self.builtins = {**builtins.__dict__, "__import__": self.import_, "id": self.id_}
        self.dynamic = Dynamic(self, Prepared)
        self.builtins.update(self.dynamic.builtins)
        self.ids: dict[int, tuple[int, Any]] = {}
        self.importlib = types.ModuleType("importlib")
        self.importlib.__dict__.update({**importlib.__dict__, "import_module": self.import_module})
        self._random: Any = None
        self.environ = ENVIRON

    # -- reading ---------------------------------------------------------------------

    def prepare(self, name: str, path: Path, *, package: str = "") -> Prepared:
        """Read, parse and compile the file. LoadError when that is impossible."""
        shown = self._shown(path)
        try:
            source = path.read_bytes()
            key = (name, package, path, shown, source)
            if key in _READY:
                return self._keep(_READY[key])
            tree = ast.parse(source, str(path))
            code = compile(tree, str(path), "exec", dont_inherit=True)
            text = importlib.util.decode_source(source)
        except SyntaxError as error:
            raise LoadError(_syntax_problem(error, shown)) from None
        except OSError as error:
            message = f"{shown} cannot be read: {error.strerror or type(error).__name__}"
            raise LoadError(Problem(type(error).__name__, message)) from None
        except (ValueError, RecursionError, MemoryError) as error:
            raise LoadError(Problem(type(error).__name__, _words(error))) from None
        sites = Sites(shown, name, text.splitlines())
        prepared = Prepared(
            name, package, path, shown, code, sites, rebindable(tree), imported(tree)
        )
        prepared.is_package = path.name == "__init__.py"
        prepared.lines = text.splitlines()
        prepared.pauses = pauses(tree)
        _READY[key] = prepared
        return self._keep(prepared)

    def _keep(self, prepared: Prepared) -> Prepared:
        self.prepared[prepared.name] = self.by_path[str(prepared.path)] = prepared
        calling.SHOWN[str(prepared.path)] = prepared.shown
        calling.PAUSES[str(prepared.path)] = prepared.pauses
        for site in prepared.sites.by_place.values():
            site.visible = False
        return prepared

    def _shown(self, path: Path) -> str:
        try:
            return str(path.relative_to(self.root))
        except ValueError:
            return path.name

    # -- executing -------------------------------------------------------------------

    def begin(self, *, record: bool) -> None:
        """Start a run: every module is fresh."""
        self.record = record
        self.loaded = {}
        self.ids = {}
        watch.MODULES.clear()
        watch.GENERATORS.clear()
        watch.ALIASES.clear()
        self.environ = ENVIRON.copy()
        if any("random" in each.imports for each in self.by_path.values()):
            if self._random is None:
                self._random = random.Random(0).getstate()  # noqa: S311
            random.setstate(self._random)

    def end(self) -> None:
        """Take the run's modules out of `sys.modules` again; the environment is as it was."""
        if self.environ != ENVIRON:
            ENVIRON.clear()
            ENVIRON.update(self.environ)
        for name, before in self.replaced.items():
            if before is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = before
        self.replaced = {}

    def load(self, prepared: Prepared, *, name: str | None = None) -> types.ModuleType:
        """Execute the module in this run, once."""
        name = name or prepared.name
        if name in self.loaded:
            return self.loaded[name]
        module = types.ModuleType(name)
        names = module.__dict__
        names["__file__"] = str(prepared.path)
        names["__package__"] = prepared.package
        names["__builtins__"] = self.builtins
        if prepared.is_package:
            names["__path__"] = [str(prepared.path.parent)]
        self.loaded[name] = watch.MODULES[prepared.name] = module
        self.replaced.setdefault(name, sys.modules.get(name))
        sys.modules[name] = module
        exec(prepared.ready(record=self.record), names)  # noqa: S102  this is what the kit is for
        return module

    def id_(self, thing: object, /) -> int:
        """`id` of the program: numbered in each run, so that an order by it is always the same."""
        number, _ = self.ids.get(id(thing), (0, None))
        if not number:
            if len(self.ids) >= MOST_IDS:
                return id(thing)
            number = FIRST_ID + 16 * len(self.ids)
            self.ids[id(thing)] = (number, thing)  # kept alive, so that its number stays its own
        return number

    # -- import ----------------------------------------------------------------------

    def import_module(self, name: str, package: str | None = None) -> Any:
        """`importlib.import_module` of the program."""
        level = len(name) - len(name.lstrip("."))
        return self.import_(name[level:], {"__package__": package or ""}, None, ("*",), level)

    def import_(
        self,
        name: str,
        globals_: Any = None,
        locals_: Any = None,
        fromlist: Any = (),
        level: int = 0,
    ) -> Any:
        """`__import__` of the program."""
        if level:
            return self._import_relative(
                name, (globals_ or {}).get("__package__") or "", fromlist, level
            )
        found = self.find(name)
        if found is None:
            return builtins.__import__(name, globals_, locals_, fromlist, 0)
        if fromlist:
            self._import_submodules(found, name, fromlist)
            return found
        top = name.partition(".")[0]
        return found if top == name else self.find(top)

    def find(self, name: str) -> Any:
        """The virtual or own module of that name, or None for one of the real world."""
        if name == "importlib":
            return self.importlib
        if name == "builtins":
            return self.dynamic.module
        if name.partition(".")[0] == "multiprocessing":
            self.library.thread_pools()
        if name.partition(".")[0] == "asyncio":
            self.library.coroutines()
        if name in self.library.facades:
            return self.library.facades[name]
        if name in self.loaded:
            return self.loaded[name]
        prepared = self._own(name)
        if prepared is None:
            return None
        parent, _, last = name.rpartition(".")
        if parent:
            self.find(parent)
        module = self.load(prepared)
        if parent and parent in self.loaded:
            setattr(self.loaded[parent], last, module)
        return module

    def _own(self, name: str) -> Prepared | None:
        if name in self.prepared:
            return self.prepared[name]
        inner = Path(*name.split("."))
        for folder in self.folders:
            for path in (folder / inner.with_suffix(".py"), folder / inner / "__init__.py"):
                if path.is_file():
                    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
                    return self.prepare(name, path, package=package)
        self.prepared[name] = None
        return None

    def _import_submodules(self, module: Any, name: str, fromlist: Any) -> None:
        if name in self.loaded and hasattr(module, "__path__"):
            for each in fromlist:
                if each != "*" and not hasattr(module, each):
                    self.find(f"{name}.{each}")

    def _import_relative(self, name: str, package: str, fromlist: Any, level: int) -> Any:
        base = package
        for _ in range(level - 1):
            base = base.rpartition(".")[0]
        if not base:
            raise ImportError("attempted relative import with no known parent package")
        full = f"{base}.{name}" if name else base
        found = self.find(full)
        if found is None and not name:  # `from . import neighbour` in a folder without __init__
            names = {each: self.find(f"{base}.{each}") for each in fromlist}
            found = types.SimpleNamespace(
                **{key: value for key, value in names.items() if value is not None}
            )
        if found is None:
            raise ModuleNotFoundError(f"No module named {full!r}", name=full)
        self._import_submodules(found, full, fromlist or ())
        return found

    # -- exceptions in words -----------------------------------------------------------

    def problem(self, error: BaseException, thread: str = "M") -> Problem:
        """The exception with the program's own frames only."""
        if isinstance(error, SyntaxError) and not error.__traceback__:
            return _syntax_problem(error, error.filename or "?")
        own: collections.deque[tuple[Prepared, int, str]] = collections.deque(maxlen=MOST_FRAMES)
        for frame, number in traceback.walk_tb(error.__traceback__):
            prepared = self.by_path.get(frame.f_code.co_filename)
            if prepared is not None:
                own.append((prepared, number or 0, frame.f_code.co_name))
        frames = [
            Frame(each.shown, line, name, each.lines[line - 1].strip() if each.has(line) else "")
            for each, line, name in own
        ]
        return Problem(type(error).__name__, _words(error), tuple(frames), thread)


def _words(error: BaseException) -> str:
    try:
        return ADDRESS.sub("0x...", str(error)[:500])
    except BaseException:  # noqa: BLE001  a hostile __str__
        return "(its message cannot be shown)"


def _syntax_problem(error: SyntaxError, shown: str) -> Problem:
    frame = Frame(shown, error.lineno or 0, "<module>", (error.text or "").strip())
    return Problem(type(error).__name__, error.msg or "invalid syntax", (frame,))
