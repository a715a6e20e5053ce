"""The virtual `_thread` module: all that the standard library's threads stand on."""

from __future__ import annotations

import sys
import traceback
import types
from typing import TYPE_CHECKING, Any

from kit.explorer.locks import TIMEOUT_MAX, DoneLock, InnerLock, QuietLock, QuietRLock
from kit.explorer.scheduler import SCHEDULER as S

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.explorer.fiber import Fiber

_NAMED = (type, types.FunctionType, types.BuiltinFunctionType)
_FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, type)
V313 = sys.version_info >= (3, 13)
_VALUES = (bool, int, float, str, bytes, type(None))


class AllThreads:
    """Stands for the list of threads that are alive."""


THREADS = AllThreads()


class ExceptHookArgs(tuple[Any, ...]):  # noqa: SLOT001  the library sets no slots either
    """(exc_type, exc_value, exc_traceback, thread), as `_thread._ExceptHookArgs`."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def _excepthook(args: Any, /) -> None:
    """An exception ended a thread: remember it for the outcome."""
    if args[0] is SystemExit:
        return
    if args[1] is not None:
        S.deaths.append((S.current, args[1]))
    if type(sys.stderr).__module__ != "kit.explorer.runner":  # the program's own stream
        name = args[3].name if args[3] is not None else get_ident()
        sys.stderr.write(f"Exception in thread {name}:\n")
        traceback.print_exception(*args[:3], file=sys.stderr)


def _describe(function: Any, args: tuple[Any, ...]) -> tuple[str, Any]:
    """What the new thread runs, in words, and a key that is equal for threads that do the same."""
    thread: Any = function.__self__ if type(function) is types.MethodType else None
    target = getattr(thread, "_target", None)
    if target is None:
        return (type(thread).__name__ if thread is not None else _short(function)), None
    args, kwargs = thread._args, thread._kwargs  # noqa: SLF001
    call = _call_words(target, args) if S.recorder is not None else ""
    named = not getattr(thread, "_name", "Thread-").startswith("Thread-")
    if named or type(thread).__name__ != "Thread":
        return call, None
    named_args = [(name, _itself(kwargs[name])) for name in sorted(kwargs)]
    if any(hasattr(type(value), "__next__") for value in (*args, *kwargs.values())):
        return call, None  # each takes something else from it, and that may be no step
    return call, (_itself(target), *map(_itself, args), *named_args, thread.daemon)


def _itself(value: Any) -> tuple[Any, ...]:
    """Equal for the same object and for equal plain values; asks no code of the program."""
    kind = type(value)
    if kind is types.MethodType:
        return kind, id(value.__self__), id(value.__func__)
    return (kind, repr(value)) if kind in _VALUES else (kind, id(value))


def _short(value: Any) -> str:
    if type(value) in _VALUES:
        text = repr(value)
        return text if len(text) <= 12 else text[:9] + "..."
    if type(value) in _NAMED:
        return str(value.__name__)
    return type(value).__name__


def _call_words(function: Any, args: tuple[Any, ...]) -> str:
    """``change_it(5)``; for a lambda the last name that it uses, and the plain values it holds."""
    kind = type(function)
    if kind is types.FunctionType and function.__module__ == "kit.together" and len(args) > 1:
        return _call_words(args[1], ())
    name = function.__name__ if kind in _FUNCTIONS else kind.__name__
    if kind is types.FunctionType and name == "<lambda>" and function.__code__.co_names:
        name = function.__code__.co_names[-1]
        cells = [cell.cell_contents for cell in function.__closure__ or () if _filled(cell)]
        args = tuple(value for value in cells if type(value) in _VALUES)
    if not name.isidentifier() and name[:1] != "<":
        return name  # somebody has told the call in words
    return f"{name}({', '.join(map(_short, args))})"


def _filled(cell: Any) -> bool:
    try:
        return bool(cell.cell_contents is not cell)
    except ValueError:
        return False


def _launch(
    function: Callable[..., object], args: tuple[Any, ...], body: Callable[[], object], *,
    daemon: bool,
) -> Any:  # fmt: skip
    if S.starts_matter and not S.alone:
        S.sync(THREADS, "starts", changes=True)
    fiber = S.fiber(body, daemon=daemon)
    fiber.call, fiber.twin = _describe(function, args)
    if fiber.twin is not None:
        S.kin[fiber.twin] = S.kin.get(fiber.twin, 0) + 1
    return fiber


def start_new_thread(
    function: Callable[..., object], args: tuple[Any, ...], kwargs: Any = None, /
) -> int:
    """As `_thread.start_new_thread`; the thread runs at once up to its first visible step."""
    thread: Any = function.__self__ if type(function) is types.MethodType else None

    def body() -> None:
        try:
            function(*args, **(kwargs or {}))
        except SystemExit:
            return
        except Exception as error:
            _unraisable(error, function)
            raise

    fiber: Fiber = _launch(function, args, body, daemon=getattr(thread, "daemon", True))
    S.launch(fiber)
    return fiber.ident


HOOKS = [sys.unraisablehook]  # as it was when the run began


def _unraisable(error: Exception, function: Any) -> None:
    """Tell the program's own hook of an exception that ends a thread without a `Thread`."""
    if sys.unraisablehook is not HOOKS[0]:
        told: Any = types.SimpleNamespace(
            exc_type=type(error), exc_value=error, exc_traceback=error.__traceback__,
            err_msg=_words(function), object=None if V313 else function,
        )  # fmt: skip
        sys.unraisablehook(told)


def _words(function: Any) -> str:
    words = "Exception ignored in thread started by"
    return f"{words} {function!r}" if V313 else words


_STACK = [0]
LEAST_STACK = 32_768


def stack_size(size: int = 0, /) -> int:
    """As `_thread.stack_size`: what was set is told again, and has no other effect."""
    before = _STACK[0]
    if size != 0 and size < LEAST_STACK:
        word = "must be 0 or a positive value" if size < 0 else f"not valid: {size} bytes"
        raise ValueError(f"size {word}")
    _STACK[0] = size
    return before


class ThreadHandle:
    """`_thread._ThreadHandle` (3.13): how a thread is joined."""

    def __init__(self) -> None:
        self.ident = 0
        self.done_lock: Any = None

    def is_done(self) -> bool:
        """The thread has ended."""
        if self.done_lock is None or self.done_lock.taken:
            return False
        if self.done_lock.fiber is not None:
            S.joined(self.done_lock.fiber)
        return True

    def _set_done(self) -> None:
        if self.done_lock is None:
            raise RuntimeError("thread not started")
        self.done_lock = DoneLock()

    def join(self, timeout: float | None = None) -> None:
        """Wait for the thread's end."""
        if self.done_lock is None:
            raise RuntimeError("thread not started")
        if self.ident == S.current.ident and self.done_lock.taken:
            raise RuntimeError("Cannot join current thread")
        if self.done_lock.taken:
            limit = None if timeout is None or timeout < 0 else timeout
            S.block(self.done_lock, limit, silent=True)
        self.is_done()


def start_joinable_thread(
    function: Callable[[], object], *, handle: Any = None, daemon: bool = True
) -> Any:
    """As `_thread.start_joinable_thread` (3.13)."""
    handle = ThreadHandle() if handle is None else handle
    if handle.done_lock is not None:
        raise RuntimeError("thread already started")
    fiber = _launch(function, (), function, daemon=daemon)
    fiber.done_lock = handle.done_lock = DoneLock()
    handle.done_lock.taken = True
    handle.ident = fiber.ident
    S.launch(fiber)
    return handle


def _set_sentinel() -> DoneLock:
    """A lock that is given back when the current thread ends (up to 3.12)."""
    lock = DoneLock()
    S.current.done_lock = lock
    return lock


def _make_thread_handle(ident: int) -> ThreadHandle:
    handle = ThreadHandle()
    handle.ident = ident
    handle.done_lock = DoneLock()
    handle.done_lock.taken = True
    return handle


def _exit() -> None:
    raise SystemExit


def get_ident() -> int:
    """The current thread's ident; used again after the thread has ended, as on real systems."""
    me: Fiber = S.current
    return me.ident


MAIN_IDENT = 4000


def virtual_thread_module() -> types.ModuleType:
    """A module with everything that `threading` of 3.11 to 3.14 imports from `_thread`."""
    module = types.ModuleType("_thread")
    names: dict[str, Any] = {
        "error": RuntimeError, "TIMEOUT_MAX": TIMEOUT_MAX, "LockType": QuietLock, "lock": InnerLock,
        "allocate_lock": InnerLock, "allocate": InnerLock, "RLock": QuietRLock,
        "start_new_thread": start_new_thread, "start_new": start_new_thread,
        "start_joinable_thread": start_joinable_thread, "_ThreadHandle": ThreadHandle,
        "_make_thread_handle": _make_thread_handle, "_get_main_thread_ident": lambda: MAIN_IDENT,
        "_set_sentinel": _set_sentinel, "get_ident": get_ident, "get_native_id": get_ident,
        "_is_main_interpreter": lambda: True, "daemon_threads_allowed": lambda: True,
        "_shutdown": lambda: None, "stack_size": stack_size, "exit": _exit, "exit_thread": _exit,
        "_excepthook": _excepthook, "_ExceptHookArgs": ExceptHookArgs,
        "_count": lambda: len(S.live) - 1, "interrupt_main": lambda *_: None,
        "set_name": lambda *_: None,
        "_local": object,  # `threading.local` is set once `_threading_local` can be executed
    }  # fmt: skip
    for name in ("stack_size", "get_ident", "_excepthook", "_ExceptHookArgs"):
        names[name].__module__ = "_thread"
    module.__dict__.update(names)
    return module
