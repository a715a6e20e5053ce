"""`asyncio` of the explored program: the interpreter's own source over a controlled loop.

The package is executed again over the explored library, without its accelerator in C, which
keeps one running loop for each thread of the real interpreter. Made when a program first
imports it.
"""

from __future__ import annotations

import builtins
import contextlib
import inspect
import itertools
import os
import signal
import warnings
from typing import TYPE_CHECKING, Any

from kit.explorer.clock import new_module
from kit.explorer.event_loop import loop_class
from kit.explorer.facade import number_by_use
from kit.explorer.real import is_explored
from kit.explorer.scheduler import SCHEDULER as S

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kit.explorer.library import Library


class NeverAwaitedError(Exception):
    """A coroutine was made and never awaited: what it should do was not done."""


class Coroutines:
    """The modules of `asyncio`, executed over a library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.modules = library.machinery
        self.replaced = {
            "signal": new_module("signal", {**signal.__dict__, "getsignal": lambda _: None}),
            "os": new_module("os", {**os.__dict__, "register_at_fork": lambda **_: None}),
        }
        library.execute("asyncio", self._import)
        self._control()
        for name in [name for name in self.modules if name.partition(".")[0] == "asyncio"]:
            library.facades[name] = self.modules[name]

    def _import(
        self, name: str, globals_: Any = None, locals_: Any = None, fromlist: Any = (),
        level: int = 0,
    ) -> Any:  # fmt: skip
        if name in {"_asyncio", "_overlapped"}:
            raise ImportError(name)
        if level and globals_["__package__"] == "asyncio":
            wanted = [f"asyncio.{name}"] if name else [f"asyncio.{each}" for each in fromlist or ()]
            package = self.modules["asyncio"].__dict__
            for each in wanted:
                last = each.rpartition(".")[2]
                if each not in self.modules and last not in package:
                    self.library.execute(each, self._import)
                if each in self.modules:
                    package[last] = self.modules[each]  # also while it is still executed
            return self.modules[wanted[0]] if name else self.modules["asyncio"]
        if name in self.replaced:
            return self.replaced[name]
        if name == "concurrent.futures" and not fromlist:
            return self.library.facades["concurrent"]
        return self.library.import_(name, globals_, locals_, fromlist, level)

    def _control(self) -> None:
        """Whoever asks for a loop gets a controlled one."""
        package, events = self.modules["asyncio"].__dict__, self.modules["asyncio.events"].__dict__
        loop = loop_class(self.modules["asyncio.base_events"].__dict__["BaseEventLoop"])
        events["new_event_loop"] = package["new_event_loop"] = loop
        for module in (package, self.modules["asyncio.unix_events"].__dict__):
            for name in ("SelectorEventLoop", "EventLoop", "_UnixSelectorEventLoop"):
                if name in module:
                    module[name] = loop
            for kind in list(module.values()):
                if isinstance(kind, type) and hasattr(kind, "_loop_factory"):
                    kind._loop_factory = loop  # noqa: SLF001
        self._tell_owners()
        self._keep_orders()

    def _keep_orders(self) -> None:
        """A set of tasks, or of coroutines that are to be some, is gone through as it was made."""
        number_by_use(self.modules["asyncio.futures"].__dict__["Future"])
        self.modules["asyncio.tasks"].__dict__["set"] = set_in_order

    def _tell_owners(self) -> None:
        """A lock knows who holds it, so that a circle can be told."""
        lock: Any = self.modules["asyncio.locks"].__dict__["Lock"]
        current = self.modules["asyncio.tasks"].__dict__["current_task"]
        acquire, release = lock.acquire, lock.release

        async def acquires(self: Any) -> Any:
            got = await acquire(self)
            with contextlib.suppress(RuntimeError):  # closed when its loop has gone
                self._kit_owner = current()
            return got

        def releases(self: Any) -> None:
            self._kit_owner = None
            release(self)

        lock.acquire, lock.release = acquires, releases

    def reset(self) -> None:
        """Before each run: no loop, no task."""
        tasks, events = self.modules["asyncio.tasks"].__dict__, self.modules["asyncio.events"]
        for name in ("_current_tasks", "_scheduled_tasks", "_eager_tasks", "_all_tasks"):
            if name in tasks:
                tasks[name].clear()
        tasks["_task_name_counter"] = itertools.count(1).__next__
        for name in ("_event_loop_policy",):
            if name in events.__dict__:
                events.__dict__[name] = None


class _InOrder(set[Any]):
    """A set that nobody adds to, gone through in the order in which it was filled."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = dict.fromkeys(items)
        super().__init__(self._items)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)


def set_in_order(items: Iterable[Any] = ()) -> set[Any]:
    """`set` for `asyncio.tasks`: coroutines have no hash but their address."""
    every = list(items)
    return _InOrder(every) if any(map(inspect.iscoroutine, every)) else set(every)


@contextlib.contextmanager
def forgotten_told() -> Iterator[None]:
    """While the block runs, a coroutine that is never awaited ends its task, unseen."""
    real = getattr(warnings, "_warn_unawaited_coroutine", None)

    def told(coroutine: Any) -> None:
        if is_explored():
            words = f"coroutine {coroutine.__qualname__!r} was never awaited"
            S.deaths.append((S.current, _at(coroutine, NeverAwaitedError(words))))
        elif real is not None and not S.closing:
            real(coroutine)

    warnings._warn_unawaited_coroutine = told  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        yield
    finally:
        warnings._warn_unawaited_coroutine = real  # type: ignore[attr-defined]  # noqa: SLF001


def _at(coroutine: Any, error: Exception) -> Exception:
    """The error with a traceback to the line at which the coroutine begins."""
    code = coroutine.cr_code
    text = "\n" * (code.co_firstlineno - 1) + "raise error"
    frame = compile(text, code.co_filename, "exec").replace(co_name=code.co_name)
    try:
        exec(frame, {"error": error, "__builtins__": builtins})  # noqa: S102
    except NeverAwaitedError as raised:
        return raised
    return error
