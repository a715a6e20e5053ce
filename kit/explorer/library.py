"""The standard library's threads, executed again over the virtual `_thread` module.

Two views of each module exist. The *machinery* is the interpreter's own source, unchanged,
over quiet locks: its work between two calls of the program counts as one step. The *facade*
is what the program imports: the same names, where each public operation that other threads
can notice is one visible step.
"""

from __future__ import annotations

import builtins
import functools
import importlib.util
import itertools
import multiprocessing
import os
import queue as real_queue
import time as real_time
import types
from typing import TYPE_CHECKING, Any

import kit
from kit.explorer import locks, pools
from kit.explorer.kinds import PRIVATE_KINDS
from kit.explorer.scheduler import SCHEDULER as S
from kit.explorer.thread_module import virtual_thread_module

if TYPE_CHECKING:
    from collections.abc import Callable

EPOCH = 1_700_000_000.0
TICK = 0.001  # every look at the clock takes this long, so that polling it ends
REEXECUTED = (
    "threading", "queue", "concurrent.futures._base", "concurrent.futures.thread", "sched",
    "kit.together",
)  # fmt: skip

POOLS = ("multiprocessing.dummy.connection", "multiprocessing.dummy", "multiprocessing.pool")

Verbs = dict[str, tuple[str, bool]]
EVENT: Verbs = {
    "set": ("sets", True), "clear": ("clears", True), "is_set": ("looks at", False), "wait": ("waits for", False),
}  # fmt: skip
SEMAPHORE: Verbs = {"acquire": ("takes", True), "release": ("gives back", True)}
BARRIER: Verbs = {"wait": ("waits at", True), "reset": ("resets", True), "abort": ("breaks", True)}
QUEUE: Verbs = {
    "put": ("puts into", True), "get": ("gets from", True), "qsize": ("counts", False), "empty": ("looks at", False),
    "full": ("looks at", False), "task_done": ("finishes a task of", True), "join": ("waits for", False),
}  # fmt: skip
SIMPLE_QUEUE: Verbs = {name: QUEUE[name] for name in ("put", "get", "qsize", "empty")}
FUTURE: Verbs = {
    "result": ("waits for", False), "exception": ("waits for", False), "done": ("looks at", False),
    "cancel": ("cancels", True), "set_result": ("finishes", True), "set_exception": ("finishes", True),
    "running": ("looks at", False), "add_done_callback": ("watches", True),
}  # fmt: skip
EXECUTOR: Verbs = {"submit": ("submits to", True), "shutdown": ("shuts down", True)}


def visible(method: Any, verb: str, *, changes: bool) -> Callable[..., Any]:
    """The method, as one visible step of the thread that calls it."""

    def step(self: Any, *args: Any, **kwargs: Any) -> Any:
        if not S.alone:
            S.sync(self, verb, changes=changes)
        return method(self, *args, **kwargs)

    step.__name__ = method.__name__
    step.__doc__ = method.__doc__
    return step


def facade_class(kind: Any, verbs: Verbs, **more: Any) -> Any:
    """A subclass under the same name whose operations are visible."""
    body = {name: visible(getattr(kind, name), verb, changes=changes) for name, (verb, changes) in verbs.items()}
    if "acquire" in body:
        body["__enter__"] = body["acquire"]
    return type(kind.__name__, (kind,), {"__module__": kind.__module__, "__doc__": kind.__doc__, **body, **more})


def make_visible(kind: Any, verbs: Verbs) -> None:
    """The same, in place: for classes that the machinery itself does not use."""
    for name, (verb, changes) in verbs.items():
        setattr(kind, name, visible(getattr(kind, name), verb, changes=changes))


def _module(name: str, names: dict[str, Any]) -> types.ModuleType:
    module = types.ModuleType(name)
    module.__dict__.update(names)
    return module


class Facade(types.ModuleType):
    """A module of the program's view; what the program sets reaches the machinery, for one run."""

    def __init__(self, machinery: types.ModuleType, replaced: dict[str, Any]) -> None:
        super().__init__(machinery.__name__)
        self.__dict__.update({**machinery.__dict__, **replaced})
        self.__dict__["_kit"] = (machinery, dict(self.__dict__), dict(machinery.__dict__))
        self.__dict__["_kit_changed"] = False

    def __setattr__(self, name: str, value: Any) -> None:
        self.__dict__["_kit_changed"] = True
        super().__setattr__(name, value)
        machinery = self.__dict__["_kit"][0]
        if name in {"excepthook", "_profile_hook", "_trace_hook"}:
            setattr(machinery, name, value)

    def restore(self) -> None:
        """Undo what the program changed."""
        if self.__dict__["_kit_changed"]:
            machinery, facade, original = self.__dict__["_kit"]
            self.__dict__.update(facade)
            for name in ("excepthook", "_profile_hook", "_trace_hook"):
                if name in original:
                    setattr(machinery, name, original[name])
            self.__dict__["_kit_changed"] = False


def quiet_time() -> types.ModuleType:
    """`time` for the machinery: the virtual clock, which stands still while code runs."""
    clock = {"monotonic": lambda: S.now, "time": lambda: EPOCH + S.now, "sleep": lambda s: S.yield_turn(s)}
    return _module("time", {**real_time.__dict__, **clock})


def _sleep(seconds: float, /) -> None:
    """As `time.sleep`, on the virtual clock: it takes no time."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    S.current.touched = True
    if S.recorder is not None and not S.alone:
        S.recorder.pending_sync(S.current, seconds, "sleeps")
    S.yield_turn(float(seconds))


def visible_time() -> types.ModuleType:
    """`time` for the program: the virtual clock; looking at it takes a tick."""

    def clock(start: float, scale: int = 0) -> Callable[[], float]:
        def now() -> float:
            S.now += TICK
            S.progress += 1
            return int((start + S.now) * scale) if scale else start + S.now

        return now

    names: dict[str, Any] = {"sleep": _sleep}
    for name, start in (("time", EPOCH), ("monotonic", 0.0), ("perf_counter", 0.0), ("process_time", 0.0), ("thread_time", 0.0)):
        names[name] = clock(start)
        names[name + "_ns"] = clock(start, 10**9)
    return _module("time", {**real_time.__dict__, **names})


def lru_cache(maxsize: Any = 128, typed: Any = False) -> Any:  # noqa: FBT002
    """As `functools.lru_cache`; to look into the cache and to fill it are two visible steps."""
    if callable(maxsize):
        return _cached(maxsize, functools.lru_cache(128, typed))
    return lambda function: _cached(function, functools.lru_cache(maxsize, typed))


def cache(function: Any) -> Any:
    """As `functools.cache`."""
    return lru_cache(None)(function)


def _cached(function: Any, decorate: Any) -> Any:
    @functools.wraps(function)
    def fill(*args: Any, **kwargs: Any) -> Any:
        value = function(*args, **kwargs)
        if not S.alone:
            S.sync(store, "fills", changes=True)
        return value

    store = decorate(fill)

    @functools.wraps(function)
    def look(*args: Any, **kwargs: Any) -> Any:
        if not S.alone:
            S.sync(store, "looks into", changes=False)
        return store(*args, **kwargs)

    for name in ("cache_info", "cache_clear", "cache_parameters"):
        setattr(look, name, getattr(store, name))
    return look


class Library:
    """All virtual modules of this process: `machinery` and `facades`, by name."""

    def __init__(self) -> None:
        quiet_os = _module("os", {k: v for k, v in os.__dict__.items() if k != "register_at_fork"})
        self.machinery: dict[str, types.ModuleType] = {
            "_thread": virtual_thread_module(),
            "time": quiet_time(),
            "os": quiet_os,
            "_queue": _module("_queue", {"Empty": real_queue.Empty}),
        }
        package = types.ModuleType("concurrent.futures")
        package.__path__ = []
        self.machinery["concurrent.futures"] = package
        for name in REEXECUTED:
            self._execute(name)
        self._finish_packages(package)
        self._quieten()
        self.facades = self._facades()
        main = self.machinery["threading"].__dict__["_main_thread"]
        self._main = dict(main.__dict__)

    def _execute(self, name: str) -> None:
        spec = importlib.util.find_spec(name)
        assert spec is not None and spec.loader is not None  # noqa: PT018, S101
        module = types.ModuleType(name)
        module.__file__ = spec.origin
        module.__package__ = name if spec.submodule_search_locations is not None else name.rpartition(".")[0]
        module.__dict__["__builtins__"] = {**builtins.__dict__, "__import__": self._import}
        self.machinery[name] = module
        if name == "threading":
            self._executing_threading(module)
        exec(spec.loader.get_code(name), module.__dict__)  # type: ignore[attr-defined]  # noqa: S102
        if name == "threading":
            self._execute("_threading_local")
            module.__dict__["local"] = self.machinery["_threading_local"].__dict__["local"]

    def _executing_threading(self, module: types.ModuleType) -> None:
        """`threading` asks who the main thread is while it is executed."""
        main = S.fiber(lambda: None, daemon=False)
        main.ident = 4000
        S.current = main

    def _import(self, name: str, globals_: Any = None, locals_: Any = None, fromlist: Any = (), level: int = 0) -> Any:
        """`import` inside the machinery."""
        if name == "concurrent.futures" and fromlist:
            for each in fromlist:
                submodule = self.machinery.get(f"{name}.{each}")
                if submodule is not None:
                    setattr(self.machinery[name], each, submodule)
        if level:
            name = self._absolute(name, globals_["__package__"], level)
            if name == "multiprocessing.connection":
                return self.machinery["multiprocessing"]
            level = 0
        if name in self.machinery:
            return self.machinery[name]
        return builtins.__import__(name, globals_, locals_, fromlist, level)

    @staticmethod
    def _absolute(name: str, package: str, level: int) -> str:
        parts = package.split(".")
        parts = parts[: len(parts) - level + 1]
        return ".".join([*parts, name] if name else parts)

    def thread_pools(self) -> None:
        """Make `multiprocessing.pool` and `multiprocessing.dummy` virtual; only who imports them needs that."""
        if "multiprocessing" in self.facades:
            return
        self.machinery["multiprocessing"] = pools.package(self.machinery)
        for name in POOLS:
            self._execute(name)
        self.facades["multiprocessing"] = _module(
            "multiprocessing",
            {**multiprocessing.__dict__, **{n.rpartition(".")[2]: self.machinery[n] for n in POOLS[1:]}},
        )
        self.facades.update({name: self.machinery[name] for name in POOLS})

    def _finish_packages(self, package: types.ModuleType) -> None:
        base, thread = self.machinery["concurrent.futures._base"], self.machinery["concurrent.futures.thread"]
        exported = (
            "FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED CancelledError TimeoutError InvalidStateError "
            "BrokenExecutor Future Executor wait as_completed"
        ).split()
        for name in exported:
            setattr(package, name, getattr(base, name))
        package.__dict__.update(ThreadPoolExecutor=thread.__dict__["ThreadPoolExecutor"], thread=thread, _base=base)
        package.__dict__["__all__"] = (*exported, "ThreadPoolExecutor")

    def _quieten(self) -> None:
        """Waking a condition's waiter is silent; what nobody in the machinery calls is visible."""
        threading, futures = self.machinery["threading"], self.machinery["concurrent.futures"]
        threading.__dict__["_allocate_lock"] = locks.WaiterLock
        if "_maintain_shutdown_locks" in threading.__dict__:  # up to 3.12; the scheduler waits for all
            threading.__dict__["_maintain_shutdown_locks"] = lambda: None
        _watch_ends(threading.__dict__["Thread"])
        make_visible(threading.__dict__["Timer"], {"cancel": ("cancels", True)})
        make_visible(self.machinery["queue"].__dict__["Queue"], QUEUE)
        make_visible(futures.__dict__["Future"], FUTURE)
        make_visible(futures.__dict__["ThreadPoolExecutor"], EXECUTOR)
        PRIVATE_KINDS.add(threading.__dict__["local"])

    def _facades(self) -> dict[str, types.ModuleType]:
        threading = self.machinery["threading"].__dict__
        replaced = {
            "Lock": locks.Lock, "RLock": locks.RLock, "_allocate_lock": locks.Lock,
            "Condition": _condition(threading["Condition"]),
            "Event": facade_class(threading["Event"], EVENT),
            "Semaphore": facade_class(threading["Semaphore"], SEMAPHORE),
            "BoundedSemaphore": facade_class(threading["BoundedSemaphore"], SEMAPHORE),
            "Barrier": facade_class(threading["Barrier"], BARRIER),
            **{name: _observing(threading[name]) for name in ("current_thread", "get_ident", "get_native_id", "currentThread")},
            **{name: _counting(threading[name]) for name in ("active_count", "enumerate", "activeCount")},
        }  # fmt: skip
        simple = facade_class(self.machinery["queue"].__dict__["SimpleQueue"], SIMPLE_QUEUE)
        low_level = {"allocate_lock": locks.Lock, "lock": locks.Lock, "LockType": locks.Lock, "RLock": locks.RLock}
        futures = Facade(self.machinery["concurrent.futures"], {})
        facades: dict[str, types.ModuleType] = {
            "threading": Facade(self.machinery["threading"], replaced),
            "_thread": Facade(self.machinery["_thread"], low_level),
            "queue": Facade(self.machinery["queue"], {"SimpleQueue": simple}),
            "_queue": Facade(self.machinery["_queue"], {"SimpleQueue": simple}),
            "time": visible_time(),
            "concurrent": _module("concurrent", {"futures": futures, "__path__": []}),
            "concurrent.futures": futures,
            "kit": _module("kit", {**kit.__dict__, "together": self.machinery["kit.together"].__dict__["together"]}),
            "functools": _module("functools", {**functools.__dict__, "lru_cache": lru_cache, "cache": cache}),
        }
        for name in (*REEXECUTED, "_threading_local"):
            facades.setdefault(name, self.machinery[name])
        return facades

    def reset(self) -> None:
        """Before each run: names are counted from one again, nobody is alive but the main thread."""
        threading = self.machinery["threading"].__dict__
        main = threading["_main_thread"]
        locals_ = {key: value for key, value in main.__dict__.items() if key.startswith("_threading_local.")}
        main.__dict__.clear()  # but for the entries that a `threading.local` takes out itself when it dies
        main.__dict__.update({**self._main, **locals_})
        threading["_active"].clear()
        threading["_active"][4000] = main
        threading["_limbo"].clear()
        threading["_counter"] = itertools.count(1).__next__
        if "_shutdown_locks" in threading:
            threading["_shutdown_locks"].clear()
        pool = self.machinery["concurrent.futures.thread"].__dict__
        pool["_threads_queues"].clear()
        pool["_shutdown"] = False
        pool["ThreadPoolExecutor"]._counter = itertools.count().__next__  # noqa: SLF001
        self.facades["threading"].restore()  # type: ignore[attr-defined]

    def at_exit(self) -> None:
        """What the interpreter does first when the main thread ends: let the pools' workers go."""
        for hook in reversed(self.machinery["threading"].__dict__["_threading_atexits"]):
            hook()


def _condition(kind: Any) -> Any:
    """A condition of the program: its own lock is a visible one."""

    def __init__(self: Any, lock: Any = None) -> None:  # noqa: N807
        kind.__init__(self, locks.RLock() if lock is None else lock)

    def wait(self: Any, timeout: float | None = None) -> Any:
        if S.recorder is not None and not S.alone:
            S.recorder.event(S.current, self, "waits for")
        return kind.wait(self, timeout)

    def notify(self: Any, n: int = 1) -> None:
        if S.recorder is not None and not S.alone:
            S.recorder.event(S.current, self, "notifies")
        S.progress += 1
        kind.notify(self, n)

    body = {"__init__": __init__, "wait": wait, "notify": notify, "__module__": "threading"}
    return type("Condition", (kind,), body)


class AllThreads:
    """Stands for the list of threads that are alive."""


THREADS = AllThreads()


def _watch_ends(kind: Any) -> None:
    """Who asks whether threads are alive can see the moment between a thread's last step and its end."""
    alive, delete = visible(kind.is_alive, "looks at", changes=False), kind._delete  # noqa: SLF001

    def is_alive(self: Any) -> Any:
        S.ends_matter = True
        return alive(self)

    def _delete(self: Any) -> None:
        if S.ends_matter and not S.alone and not S.closing:
            S.sync(THREADS, "ends", changes=True)
        delete(self)

    kind.is_alive, kind._delete = is_alive, _delete  # noqa: SLF001


def _observing(function: Any) -> Callable[..., Any]:
    """Who asks for the identity of a thread may treat equal threads differently."""

    def observed(*args: Any) -> Any:
        S.identity_matters = True
        return function(*args)

    return observed


def _counting(function: Any) -> Callable[..., Any]:
    """Who is alive: a visible step."""

    def counted(*args: Any) -> Any:
        S.ends_matter = True
        if not S.alone:
            S.sync(THREADS, "counts", changes=False)
        return function(*args)

    return counted
