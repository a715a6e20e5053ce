"""The standard library's threads, executed again over the virtual `_thread` module.

Two views of each module exist. The *machinery* is the interpreter's own source, unchanged,
over quiet locks: its work between two calls of the program counts as one step. The *facade*
is what the program imports: the same names, where each public operation that other threads
can notice is one visible step.
"""

from __future__ import annotations

import _thread
import builtins
import functools
import importlib.machinery
import importlib.util
import itertools
import multiprocessing
import operator
import os
import queue as real_queue
import sys
import types
from typing import Any

import kit
from kit.explorer import clock, locks, pools, real, thread_module
from kit.explorer.caches import cache, cached_property, lru_cache
from kit.explorer.clock import new_module, quiet_time, visible_time
from kit.explorer.events import quick_event
from kit.explorer.facade import (
    BARRIER,
    EXECUTOR,
    FUTURE,
    QUEUE,
    SEMAPHORE,
    SIMPLE_QUEUE,
    Facade,
    condition,
    counting,
    facade_class,
    hasty_timer,
    make_visible,
    number_by_use,
    observing,
    paced_event,
    watch_ends,
    watch_targets,
)
from kit.explorer.getters import attrgetter, itemgetter, methodcaller
from kit.explorer.kinds import PRIVATE_KINDS
from kit.explorer.scheduler import SCHEDULER as S

REEXECUTED = (
    "threading", "queue", "concurrent.futures._base", "concurrent.futures.thread", "sched",
    "kit.together",
)  # fmt: skip

GETTERS = {kind.__name__: kind for kind in (attrgetter, itemgetter, methodcaller)}
OBSERVERS = ("current_thread", "get_ident", "get_native_id", "currentThread")
COUNTERS = ("active_count", "enumerate", "activeCount")
HARMLESS = frozenset({"_counter", "__doc__", "__abstractmethods__", "__annotations_cache__"})
POOLS = ("multiprocessing.dummy.connection", "multiprocessing.dummy", "multiprocessing.pool")


def _code_of(name: str, spec: importlib.machinery.ModuleSpec) -> types.CodeType:
    """Its code as it is written: pytest loads the modules of a plugin with asserts rewritten."""
    loader: Any = spec.loader
    if not hasattr(loader, "get_code"):
        loader = importlib.machinery.SourceFileLoader(name, spec.origin or "")
    code = loader.get_code(name)
    assert isinstance(code, types.CodeType), name  # noqa: S101
    return code


class Library:
    """All virtual modules of this process: `machinery` and `facades`, by name."""

    def __init__(self) -> None:
        self._coroutines: Any = None
        quiet_os = new_module(
            "os", {k: v for k, v in os.__dict__.items() if k != "register_at_fork"}
        )
        self.machinery: dict[str, types.ModuleType] = {
            "_thread": thread_module.virtual_thread_module(),
            "time": quiet_time(),
            "os": quiet_os,
            "_queue": new_module("_queue", {"Empty": real_queue.Empty}),
        }
        package = types.ModuleType("concurrent.futures")
        package.__path__ = []
        self.machinery["concurrent.futures"] = package
        for name in REEXECUTED:
            self.execute(name, self.import_)
        self._finish_packages(package)
        self._quieten()
        self.facades = self._facades()
        # Each look of a `sched.scheduler` into its queue is a step: its lock is a visible one.
        self.machinery["sched"].__dict__["threading"] = self.facades["threading"]
        main = self.machinery["threading"].__dict__["_main_thread"]
        self._main = dict(main.__dict__)
        self._classes = {kind: dict(vars(kind)) for kind in self._public_classes()}

    def execute(self, name: str, import_: Any) -> None:
        """Execute a module of the interpreter again; what it imports, `import_` gives it."""
        spec = importlib.util.find_spec(name)
        assert spec is not None and spec.loader is not None  # noqa: PT018, S101
        module = types.ModuleType(name)
        module.__file__ = spec.origin
        module.__package__ = (
            name if spec.submodule_search_locations is not None else name.rpartition(".")[0]
        )
        if spec.submodule_search_locations is not None:
            module.__path__ = []
        module.__dict__["__builtins__"] = {**builtins.__dict__, "__import__": import_}
        self.machinery[name] = module
        if name == "threading":
            self._executing_threading()
        exec(_code_of(name, spec), module.__dict__)  # noqa: S102
        if name == "threading":
            self.execute("_threading_local", self.import_)
            local = self.machinery["_threading_local"].__dict__["local"]
            module.__dict__["local"] = self.machinery["_thread"].__dict__["_local"] = local
            local.__module__ = "_thread"
            if "_thread_local_info" in module.__dict__:  # as of 3.13
                module.__dict__["_thread_local_info"] = local()

    def _executing_threading(self) -> None:
        """`threading` asks who the main thread is while it is executed."""
        main = S.fiber(lambda: None, daemon=False)
        main.ident = 4000
        S.current = main

    def import_(
        self,
        name: str,
        globals_: Any = None,
        locals_: Any = None,
        fromlist: Any = (),
        level: int = 0,
    ) -> Any:
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
        """Make `multiprocessing.pool` and `multiprocessing.dummy` virtual, for who imports them."""
        if "multiprocessing" in self.facades:
            return
        self.machinery["multiprocessing"] = pools.package(self.machinery)
        for name in POOLS:
            self.execute(name, self.import_)
        self.facades["multiprocessing"] = new_module(
            "multiprocessing",
            {
                **multiprocessing.__dict__,
                **{n.rpartition(".")[2]: self.machinery[n] for n in POOLS[1:]},
            },
        )
        self.facades.update({name: self.machinery[name] for name in POOLS})

    def coroutines(self) -> None:
        """Make `asyncio` virtual, for who imports it."""
        if self._coroutines is None:
            from kit.explorer.coroutines import Coroutines  # noqa: PLC0415  most need none

            self._coroutines = Coroutines(self)

    def _finish_packages(self, package: types.ModuleType) -> None:
        base, thread = (
            self.machinery["concurrent.futures._base"],
            self.machinery["concurrent.futures.thread"],
        )
        exported = [
            "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError",
            "TimeoutError", "InvalidStateError", "BrokenExecutor", "Future", "Executor",
            "wait", "as_completed",
        ]  # fmt: skip
        for name in exported:
            setattr(package, name, getattr(base, name))
        package.__dict__.update(
            ThreadPoolExecutor=thread.__dict__["ThreadPoolExecutor"], thread=thread, _base=base,
            ProcessPoolExecutor=real.ProcessPoolExecutor,
        )  # fmt: skip
        package.__dict__["__all__"] = (*exported, "ThreadPoolExecutor")

    def _quieten(self) -> None:
        """Waking a condition's waiter is silent; what nobody in the machinery calls is visible."""
        threading, futures = self.machinery["threading"], self.machinery["concurrent.futures"]
        threading.__dict__["_allocate_lock"] = locks.WaiterLock
        # Nothing is chosen while these are held, so they may be real ones.
        for name in ("_active_limbo_lock", "_shutdown_locks_lock"):
            if name in threading.__dict__:
                threading.__dict__[name] = _thread.RLock()
        threading.__dict__["Event"] = quick_event(threading.__dict__["Event"], threading.__dict__)
        # Up to 3.12 `threading` keeps a list of whom to wait for; here the scheduler waits for all.
        threading.__dict__["_maintain_shutdown_locks"] = lambda: None
        watch_ends(threading.__dict__["Thread"])
        watch_targets(threading.__dict__["Thread"], "_target", "_args")
        number_by_use(threading.__dict__["Thread"])
        pool = self.machinery["concurrent.futures.thread"].__dict__
        watch_targets(pool["_WorkItem"], "fn", "args")
        make_visible(threading.__dict__["Timer"], {"cancel": ("cancels", True)})
        hasty_timer(threading.__dict__["Timer"], threading.__dict__["Event"])
        make_visible(self.machinery["queue"].__dict__["Queue"], QUEUE)
        make_visible(futures.__dict__["Future"], FUTURE)
        number_by_use(futures.__dict__["Future"])
        make_visible(futures.__dict__["ThreadPoolExecutor"], EXECUTOR)
        PRIVATE_KINDS.add(threading.__dict__["local"])

    def _facades(self) -> dict[str, types.ModuleType]:
        threading = self.machinery["threading"].__dict__
        replaced = {
            "Lock": locks.Lock, "RLock": locks.RLock, "_allocate_lock": locks.Lock,
            "_CRLock": locks.RLock,
            "Condition": condition(threading["Condition"]),
            "Event": paced_event(threading["Event"]),
            "Semaphore": facade_class(threading["Semaphore"], SEMAPHORE),
            "BoundedSemaphore": facade_class(threading["BoundedSemaphore"], SEMAPHORE),
            "Barrier": facade_class(threading["Barrier"], BARRIER),
            **{name: observing(threading[name]) for name in OBSERVERS},
            **{name: counting(threading[name]) for name in COUNTERS},
        }  # fmt: skip
        simple = facade_class(self.machinery["queue"].__dict__["SimpleQueue"], SIMPLE_QUEUE)
        low_level = {
            "allocate_lock": locks.Lock,
            "lock": locks.Lock,
            "LockType": locks.Lock,
            "RLock": locks.RLock,
        }
        futures = Facade(self.machinery["concurrent.futures"], {})
        facades: dict[str, types.ModuleType] = {
            "threading": Facade(self.machinery["threading"], replaced),
            "_thread": Facade(self.machinery["_thread"], low_level),
            "queue": Facade(
                self.machinery["queue"], {"SimpleQueue": simple, "_PySimpleQueue": simple}
            ),
            "_queue": Facade(self.machinery["_queue"], {"SimpleQueue": simple}),
            "time": visible_time(),
            "concurrent": new_module("concurrent", {"futures": futures, "__path__": []}),
            "concurrent.futures": futures,
            "kit": new_module(
                "kit",
                {**kit.__dict__, "together": self.machinery["kit.together"].__dict__["together"]},
            ),
            "operator": new_module("operator", {**operator.__dict__, **GETTERS}),
            "functools": new_module(
                "functools",
                {
                    **functools.__dict__,
                    "lru_cache": lru_cache,
                    "cache": cache,
                    "cached_property": cached_property,
                },
            ),
        }
        for name in (*REEXECUTED, "_threading_local"):
            facades.setdefault(name, self.machinery[name])
        return facades

    def reset(self) -> None:
        """Before each run: names are counted from one, nobody is alive but the main thread."""
        clock.reset()
        if self._coroutines is not None:
            self._coroutines.reset()
        threading = self.machinery["threading"].__dict__
        main = threading["_main_thread"]
        if main.__dict__ != self._main:
            locals_ = {
                key: value
                for key, value in main.__dict__.items()
                if key.startswith("_threading_local.")
            }
            # A `threading.local` takes its own entries out when it dies.
            main.__dict__.clear()
            main.__dict__.update({**self._main, **locals_})
        threading["_active"].clear()
        threading["_active"][4000] = main
        threading["_limbo"].clear()
        threading["_counter"] = itertools.count(1).__next__
        thread_module.HOOKS[0] = sys.unraisablehook
        thread_module.stack_size(0)
        if "_shutdown_locks" in threading:
            threading["_shutdown_locks"].clear()
        pool = self.machinery["concurrent.futures.thread"].__dict__
        pool["_threads_queues"].clear()
        pool["_shutdown"] = False
        pool["ThreadPoolExecutor"]._counter = itertools.count().__next__  # noqa: SLF001
        self.facades["threading"].restore()

    def _public_classes(self) -> list[type]:
        """Every class of the explored library that a program can reach."""
        modules = [*self.machinery.values(), *self.facades.values(), locks]
        known = {id(thing): thing for module in modules for thing in vars(module).values()}
        mine = {*REEXECUTED, "_threading_local", locks.__name__, "kit.explorer.thread_module"}
        own = {locks.Lock, locks.RLock, self.machinery["threading"].__dict__["local"]}
        return [
            thing
            for thing in known.values()
            if isinstance(thing, type)
            and (thing.__module__ in mine or thing in own)
            and vars(thing)
        ]

    def tampered(self) -> str | None:
        """What the program changed in a class of the library, and undo it; None if nothing."""
        found = None
        for kind, names in self._classes.items():
            now = vars(kind)
            for name in [*names, *(set(now) - set(names))]:
                if now.get(name) is names.get(name) or name in HARMLESS:
                    continue
                found = found or f"{kind.__module__}.{kind.__name__}.{name}"
                if name in names:
                    setattr(kind, name, names[name])
                else:
                    delattr(kind, name)
        return found

    def at_exit(self) -> None:
        """What the interpreter does first when the main thread ends: let the pools' workers go."""
        pool = self.machinery["concurrent.futures.thread"].__dict__
        for hook in reversed(self.machinery["threading"].__dict__["_threading_atexits"]):
            if hook is pool["_python_exit"] and not pool["_threads_queues"].data:
                pool["_shutdown"] = True  # all that it would do
            else:
                hook()
