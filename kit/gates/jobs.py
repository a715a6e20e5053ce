"""What a check hands to a submission as `fn`: functions that a spawned child can import.

`do` carries out a plan, a tuple of steps; a step is a tuple of a verb and its arguments. The
result is that of the last step, or `ALONE` when a wait gave up before:

    ("meet", gate, n)      arrive, and wait until n have        ("arrive", gate)   only arrive
    ("wait", gate, n)      wait until n have arrived            ("open", gate)
    ("after", gate, n)     wait until the processes of n arrivals have ended; goes on all the
                           same when it gives up: they may be kept alive for good reasons
    ("stay", gate)         wait until somebody opens the gate
    ("value", x)           x                ("blob", size)      bytes, no two alike in a row
    ("crowd", gate, n)     wait until more than n are here at once, or nobody can come any
                           more: a `Stay`; to be looked at by `most_at_once`
    ("where",)             (pid, ppid)      ("print", text)     into the buffer of stdout
    ("linger", rounds)     be slow for so many rounds of 5 ms   ("forever",)       until killed
    ("ends after", gate)   this process ends once the gate is open, or nobody can open it
    ("raise", name, text)  an exception: built-in, or module.name   ("sys.exit", code)
    ("awkward",)      raises an exception that pickles and cannot be unpickled
    ("exit", code)         os._exit         ("die", signal)     by that signal, at once
    ("exit if forked", code)     sys.exit, if the caller has called `mark_memory` and was forked
"""

from __future__ import annotations

import importlib
import os
import select
import signal
import sys
import threading
import zlib
from collections.abc import Callable, Sequence
from typing import Any, Final, NoReturn

from kit.gates.crowd import stay
from kit.gates.gate import FEW, Gate

ALONE: Final = "alone: the others did not come"


def square(number: Any) -> Any:
    """The square, n * n."""
    return number * number


def same(item: Any) -> Any:
    """The item itself."""
    return item


def boxed(item: Any) -> list[Any]:
    """The item in a list, with the name of its type: a falsy item gives a result like any."""
    return [type(item).__name__, item]


def blob(size: int) -> bytes:
    """So many bytes; equal for equal sizes."""
    return (bytes(range(251)) * (size // 251 + 1))[:size]


def gist(value: Any) -> tuple[str, int, int]:
    """Type, length and checksum of bytes or text: stands for a value that is too big to show."""
    if isinstance(value, str):
        value = value.encode()
    if not isinstance(value, bytes | bytearray):
        return type(value).__name__, -1, 0
    return type(value).__name__, len(value), zlib.crc32(value)


def where_am_i(_: object = None) -> tuple[int, int]:
    """(pid, ppid)."""
    return os.getpid(), os.getppid()


def mark_memory() -> None:
    """Leave a mark in the memory of this process; a forked child of it has the mark too."""
    sys.mark_of_the_caller = True  # type: ignore[attr-defined]


def sees_the_mark(_: object = None) -> bool:
    """Whether this process was forked from one that called `mark_memory`."""
    return hasattr(sys, "mark_of_the_caller")


def exit_if_forked(code: int) -> None:
    """End with that code where `sees_the_mark` does: for a check that sees exit codes only."""
    if sees_the_mark():
        sys.exit(code)


def die_by_signal(number: int = signal.SIGKILL) -> NoReturn:
    """End this process by that signal, whatever handler somebody has set."""
    signal.signal(number, signal.SIG_DFL) if number != signal.SIGKILL else None
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})
    os.kill(os.getpid(), number)
    while True:
        signal.pause()


def exit_with(code: int) -> NoReturn:
    """End this process at once, without a result."""
    os._exit(code)


def raise_(name: str, text: str = "on purpose") -> NoReturn:
    """Raise the built-in exception of that name, or that of a module: ``queue.Empty``."""
    module, _, own = name.rpartition(".")
    raise getattr(importlib.import_module(module or "builtins"), own)(text)


class AwkwardError(Exception):
    """Its two arguments do not come along when it is pickled, as with many in the wild."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}: {why}")


def awkward() -> NoReturn:
    """Raise an exception that another process cannot rebuild."""
    raise AwkwardError("a job", "failed on purpose")


def meet(place: tuple[Gate, int]) -> Any:
    """(gate, n): the process id once n have arrived, else `ALONE`."""
    gate, count = place
    return os.getpid() if gate.meet(count) else ALONE


def linger(rounds: int) -> None:
    """Be slow: no result may depend on how slow."""
    for _ in range(rounds):
        select.poll().poll(5)


def ends_after(gate: Gate) -> None:
    """Leave a thread behind that waits at the gate: the process cannot end before it has passed.

    Whoever waits for the end of the process cannot open the gate, so it is given up: he waits a
    little longer, that is all. Whoever does not wait finds the process alive.
    """
    threading.Thread(target=gate.passed, kwargs={"idle": FEW}).start()


def forever() -> NoReturn:
    """Wait until somebody ends this process."""
    while True:
        signal.pause()


def do(plan: Sequence[tuple[Any, ...]]) -> Any:
    """Carry out a plan; see the top of this module."""
    result: Any = None
    for verb, *arguments in plan:
        result = _VERBS[verb](*arguments)
        if result is False and verb in _WAITS:
            return ALONE
    return result


class Job:
    """`do` with its plan in hand: a callable without arguments that can be pickled."""

    def __init__(self, *plan: tuple[Any, ...]) -> None:
        self.plan = plan
        self.__name__ = self.__qualname__ = "job"  # what is passed as fn may be asked for it

    def __call__(self) -> Any:
        """The result of the plan."""
        return do(self.plan)


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


_WAITS: Final = ("meet", "wait", "stay")
_VERBS: Final[dict[str, Callable[..., Any]]] = {
    "meet": Gate.meet,
    "wait": Gate.wait_for,
    "after": Gate.wait_for_ends,
    "stay": Gate.passed,
    "arrive": Gate.arrive,
    "open": Gate.open,
    "value": same,
    "blob": blob,
    "crowd": stay,
    "linger": linger,
    "ends after": ends_after,
    "forever": forever,
    "where": where_am_i,
    "print": _print,
    "raise": raise_,
    "awkward": awkward,
    "sys.exit": sys.exit,
    "exit": exit_with,
    "exit if forked": exit_if_forked,
    "die": die_by_signal,
}
