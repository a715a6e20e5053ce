"""Locks of the explored program.

The quiet ones serve the standard library's own code, whose work between two calls of the
user's code counts as one step. `Lock` and `RLock` are what the program itself makes: to
take one is a visible step. A thread whose next step is to take a lock that is held cannot
be chosen, so no step is wasted on looking.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any

from kit.explorer.fiber import Fiber
from kit.explorer.kinds import KINDS, PLAIN
from kit.explorer.scheduler import SCHEDULER as S
from kit.explorer.turns import stretched

TIMEOUT_MAX = 9223372036.0


def limit_of(blocking: Any, timeout: float) -> float | None:
    """None: wait for ever; 0.0: only try; else seconds. Errors as `_thread.lock.acquire`."""
    if not blocking:
        if timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        return 0.0
    if timeout == -1:
        return None
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return float(timeout)


def touch(lock: Any) -> None:
    """It changes hands, or somebody looks whether it can."""
    if S.tracer is not None and lock.serial is not None:
        S.tracer.note(lock.serial)


def _limit(blocking: Any, timeout: float) -> float | None:
    return None if blocking and timeout == -1 else limit_of(blocking, timeout)


class QuietLock:
    """`_thread.lock` for the library's own code: no visible step, waits when it must."""

    __slots__ = ("__weakref__", "owner", "serial", "taken")
    silent = False

    def __init__(self) -> None:
        self.taken = False
        self.owner: Fiber | None = None
        self.serial = None if S.tracer is None else S.tracer.number()

    def acquire(self, blocking: Any = True, timeout: float = -1) -> bool:  # noqa: FBT002
        """As `threading.Lock.acquire`."""
        if not self.taken:
            if timeout != -1:
                limit_of(blocking, timeout)
            self.taken, self.owner = True, S.current
            if S.tracer is not None:
                touch(self)
            return True
        limit = limit_of(blocking, timeout)
        touch(self)
        if limit == 0.0 or not S.block(self, limit, silent=self.silent):
            return False
        self.taken, self.owner = True, S.current
        return True

    def release(self) -> None:
        """As `threading.Lock.release`."""
        if S.tracer is not None:
            touch(self)
        if not self.taken:
            raise RuntimeError("release unlocked lock")
        self.taken, self.owner = False, None

    def locked(self) -> bool:
        """Somebody holds it."""
        touch(self)
        return self.taken

    __enter__ = acquire
    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __exit__(self, *_: object) -> None:
        self.release()

    def _at_fork_reinit(self) -> None:
        self.taken, self.owner = False, None

    def __repr__(self) -> str:
        state = "locked" if self.taken else "unlocked"
        return f"<{state} _thread.lock object at 0x...>"  # the address would be another each time


class InnerLock(QuietLock):
    """What the library's own classes lock themselves with: a condition asks it who holds it."""

    __slots__ = ()

    def __exit__(self, *_: object) -> None:
        if S.tracer is not None:
            touch(self)
        if not self.taken:
            raise RuntimeError("release unlocked lock")
        self.taken, self.owner = False, None

    def _is_owned(self) -> bool:
        touch(self)
        return self.taken

    def _release_save(self) -> None:
        self.release()

    def _acquire_restore(self, _: None) -> None:
        self.acquire()


class DoneLock(QuietLock):
    """Held until a thread has ended: waiting for it is a join, which is silent."""

    __slots__ = ("fiber",)
    silent = True

    def __init__(self) -> None:
        super().__init__()
        self.serial = None  # the tracer knows ends without it
        self.fiber: Fiber | None = None  # the thread, once it has ended

    def acquire(self, blocking: Any = True, timeout: float = -1) -> bool:  # noqa: FBT002
        """As `threading.Lock.acquire`; who gets it has seen the thread's end."""
        got = super().acquire(blocking, timeout)
        if got and self.fiber is not None:
            S.joined(self.fiber)
        return got

    __enter__ = acquire


class QuietRLock:
    """`_thread.RLock` for the library's own code."""

    __slots__ = ("__weakref__", "count", "owner", "serial", "taken")

    def __init__(self) -> None:
        self.taken = False
        self.owner: Fiber | None = None
        self.count = 0
        self.serial = None if S.tracer is None else S.tracer.number()

    def acquire(self, blocking: Any = True, timeout: float = -1) -> bool:  # noqa: FBT002
        """As `threading.RLock.acquire`."""
        me = S.current
        if timeout != -1:
            limit_of(blocking, timeout)
        if self.owner is me:
            self.count += 1
            return True
        if self.taken:
            limit = limit_of(blocking, timeout)
            if limit == 0.0 or not S.block(self, limit):
                return False
        self.taken, self.owner, self.count = True, me, 1
        touch(self)
        return True

    def release(self) -> None:
        """As `threading.RLock.release`."""
        touch(self)
        if self.owner is not S.current:
            raise RuntimeError("cannot release un-acquired lock")
        self.count -= 1
        if not self.count:
            self.taken, self.owner = False, None

    __enter__ = acquire

    def __exit__(self, *_: object) -> None:
        self.release()

    def locked(self) -> bool:
        """Somebody holds it."""
        return self.taken

    def _is_owned(self) -> bool:
        return self.owner is S.current

    def _recursion_count(self) -> int:
        return self.count if self.owner is S.current else 0

    def _release_save(self) -> tuple[int, Any]:
        if not self.count:
            raise RuntimeError("cannot release un-acquired lock")
        state = self.count, self.owner
        self.count, self.owner, self.taken = 0, None, False
        touch(self)
        return state

    def _acquire_restore(self, state: tuple[int, Any]) -> None:
        if self.taken:
            S.block(self, None)
        self.count, self.owner = state
        self.taken = True
        touch(self)

    def _at_fork_reinit(self) -> None:
        self.taken, self.owner, self.count = False, None, 0

    def __repr__(self) -> str:
        state = "locked" if self.taken else "unlocked"
        owner = self.owner.ident if self.owner is not None else 0
        count = f"owner={owner} count={self.count}"
        return f"<{state} _thread.RLock object {count} at 0x...>"


def take(lock: Any, limit: float | None) -> bool:
    """The visible step that takes a lock. False: tried without success, or out of time."""
    me = S.current
    if limit != 0.0:
        S.around.clear()
        me.want, me.fired = lock, False
        if limit is not None:
            S.turns += 1
            S.timed = True
            me.deadline, me.turn = S.now + stretched(me, limit), S.turns
        S.sync(lock, "takes", changes=False)
        me.want = me.deadline = None
        if me.fired:
            return False
        if lock.taken:  # nothing was chosen: this thread was alone, or the step is no choice
            return S.block(lock, limit)
        return True
    S.release_matters = True
    S.sync(lock, "tries", changes=False)
    return not lock.taken


class Lock(QuietLock):
    """`threading.Lock` of the explored program."""

    __slots__ = ()
    __module__ = "_thread"

    def __init_subclass__(cls) -> None:
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def acquire(self, blocking: Any = True, timeout: float = -1) -> bool:  # noqa: FBT002
        """As `threading.Lock.acquire`; a visible step."""
        me = S.current
        if (self in me.tired or S.alone) and not self.taken and timeout == -1 and not S.closing:
            self.taken, self.owner = True, me
            if S.recorder is not None:
                me.held.append(self)
            return True
        if S.closing:
            S.visible()
        if not S.alone and self not in me.tired:
            if not take(self, _limit(blocking, timeout)):
                return False
        elif self.taken or timeout != -1:
            limit = _limit(blocking, timeout)
            if self.taken and (limit == 0.0 or not S.block(self, limit)):
                return False
        self.taken = True
        self.owner = me
        if S.recorder is not None:
            me.held.append(self)
        return True

    def release(self) -> None:
        """As `threading.Lock.release`; visible only where somebody tries locks without waiting."""
        if S.tracer is not None:
            touch(self)
        if not self.taken:
            if S.closing:
                return
            raise RuntimeError("release unlocked lock")
        if S.recorder is not None:
            self._let_go()
        elif S.release_matters and not S.alone:
            S.on_release(self)
        self.taken = False
        self.owner = None

    def __exit__(self, *_: object) -> None:
        if S.recorder is None and S.tracer is None and not S.release_matters and self.taken:
            self.taken, self.owner = False, None
        else:
            self.release()

    def _let_go(self) -> None:
        """In a recorded run: it is told who holds what."""
        if not S.alone and self not in S.current.tired:
            S.on_release(self)
        if self.owner is not None and self in self.owner.held:
            self.owner.held.remove(self)

    def locked(self) -> bool:
        """Somebody holds it; a visible step."""
        if not S.alone:
            S.release_matters = True
            S.sync(self, "looks at", changes=False)
        return self.taken

    __enter__ = acquire
    acquire_lock, release_lock, locked_lock = acquire, release, locked


class RLock(QuietRLock):
    """`threading.RLock` of the explored program; taking it again is no step."""

    __slots__ = ()
    __module__ = "_thread"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What it is given it ignores, as the real one."""
        super().__init__()
        if sys.version_info >= (3, 13) and (args or kwargs):
            words = "Passing arguments to RLock is deprecated and will be removed in 3.15"
            warnings.warn(words, DeprecationWarning, stacklevel=2)

    def acquire(self, blocking: Any = True, timeout: float = -1) -> bool:  # noqa: FBT002
        """As `threading.RLock.acquire`; a visible step unless the thread holds it already."""
        if S.closing:
            S.visible()
        limit = None if blocking and timeout == -1 else limit_of(blocking, timeout)
        me = S.current
        if self.owner is me:
            self.count += 1
            return True
        if S.alone or self in me.tired:
            if self.taken and (limit == 0.0 or not S.block(self, limit)):
                return False
        elif not take(self, limit):
            return False
        self.taken, self.owner, self.count = True, me, 1
        me.held.append(self)
        return True

    def release(self) -> None:
        """As `threading.RLock.release`."""
        me: Fiber = S.current
        touch(self)
        if self.owner is not me:
            if S.closing:
                return
            raise RuntimeError("cannot release un-acquired lock")
        self.count -= 1
        if not self.count:
            if not S.alone and (S.recorder is not None or S.release_matters):
                S.on_release(self)
            self.taken, self.owner = False, None
            me.held.remove(self)

    __enter__ = acquire

    def _release_save(self) -> tuple[int, Any]:
        me = self.owner
        state = super()._release_save()
        if me is not None and self in me.held:
            me.held.remove(self)
        return state

    def _acquire_restore(self, state: tuple[int, Any]) -> None:
        super()._acquire_restore(state)
        S.current.held.append(self)


class WaiterLock(QuietLock):
    """What `Condition.wait` waits on.

    Waking is silent: the woken thread goes on at once to take the condition's lock again, and
    that is its visible step.
    """

    __slots__ = ()
    silent = True

    def release(self) -> None:
        """Give it back and let who waits on it run on to its next visible step."""
        super().release()
        if not S.alone:
            S.settle()


KINDS.update(dict.fromkeys((Lock, RLock, QuietLock, QuietRLock), PLAIN))  # no state of the program
