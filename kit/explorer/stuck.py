"""Notices that an explored thread waits for real, where no guard stands.

That is a lock of the real interpreter or of a C extension, or a call that nobody thought of.
A thread of the real interpreter looks at the one that explores: it sleeps, and has not been
on a processor since the last looks. That is told by structure (Linux: /proc), never by how
long something takes, so a program that computes is never blamed. The exploring thread is
woken by a signal, and the exploration ends with a `RealWaitError` that names the line.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.explorer.real import RealWaitError, is_explored, line_of
from kit.explorer.scheduler import SCHEDULER as S

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 0.25  # between two looks
LOOKS = 6  # equal ones, before it is blamed
WAKE = getattr(signal, "SIGURG", None)  # ignored by default, and hardly used by anybody
WORDS = "waits for the real world: a lock that is not explored, or a call of the system"


class Watch(threading.Thread):
    """Looks at the exploring thread until `over` is set."""

    def __init__(self) -> None:
        super().__init__(daemon=True, name="kit-explorer-watch")
        self.explorer = threading.get_ident()
        self.status = Path(f"/proc/self/task/{threading.get_native_id()}/status")
        self.over = threading.Event()
        self.seen: tuple[str, ...] = ()
        self.equal = 0

    def run(self) -> None:
        """Wake the explorer when it is stuck; again and again, in case it was not heard."""
        while not self.over.wait(SECONDS):
            now = self._look()
            self.equal = self.equal + 1 if now and now == self.seen else 0
            self.seen = now
            if self.equal >= LOOKS and WAKE is not None:
                signal.pthread_kill(self.explorer, WAKE)

    def _look(self) -> tuple[str, ...]:
        """How often it was on a processor, if it sleeps now; () else."""
        try:
            lines = self.status.read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:
            return ()
        facts = dict(line.partition(":")[::2] for line in lines)
        if not facts.get("State", "").strip().startswith("S"):
            return ()
        return tuple(text for name, text in facts.items() if name.endswith("ctxt_switches"))


def _woken(_signal: int, frame: Any) -> None:
    if is_explored():
        code = frame.f_code
        S.error = RealWaitError(f"{code.co_name}()", line_of(frame), WORDS)
        S.end("refused")


@contextlib.contextmanager
def watched() -> Iterator[None]:
    """While the block runs, a real wait of an explored thread is noticed; main thread only."""
    main = threading.current_thread() is threading.main_thread()
    if not main or WAKE is None or not sys.platform.startswith("linux"):
        yield
        return
    watch, before = Watch(), signal.signal(WAKE, _woken)
    watch.start()
    try:
        yield
    finally:
        watch.over.set()
        watch.join()
        signal.signal(WAKE, before)
