"""Watching one child: reading its pipes, and stopping it at its deadline or its limits."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import stat
from collections.abc import Iterator
from typing import Any, Final

from kit.cell import measure, stacks, tree
from kit.cell.child import SEAL
from kit.cell.fork import Forked
from kit.cell.naming import Submission
from kit.cell.patience import Patience, moments
from kit.cell.recorder import MOST
from kit.cell.stuck import TICK as _LOOK
from kit.cell.stuck import Stillness
from kit.cell.wire import frame
from kit.gates.quiet import anybody_runs, has_ended, observe

_TICK: Final = 0.25
# Seconds of their own that processes have to show their stacks, and to end after their parent.
_FOR_STACKS: Final = 0.1
_AT_MOST: Final = 40  # times as long for all of them: one may wait for a core, or block the signal
_CALM: Final = 5  # looks in a row at which nothing more comes
_FOR_ORPHANS: Final = 0.2
_LOOKS: Final = 100  # at processes that end while they are looked at
_HEADER: Final = SEAL + 8
_CAREFULLY: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
_MOST_ASKED: Final = 32
_STAGE_OF: Final = {b"": "start", b"i": "import", b"c": "call", b"r": "done"}


class JudgeGoneError(Exception):
    """The judge has closed its end: nobody waits for the answer."""


def _nothing(number: int, frame: object) -> None:
    """A handler that does nothing: with one, the signal writes into the wake-up pipe."""


class Wake:
    """A pipe that becomes readable when a child ends."""

    def __init__(self) -> None:
        self.fd, self._writing = os.pipe()
        for fd in (self.fd, self._writing):
            os.set_blocking(fd, False)
        signal.signal(signal.SIGCHLD, _nothing)
        signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)

    def close(self) -> None:
        """In a child: let go of the parent's pipe."""
        for fd in (self.fd, self._writing):
            os.close(fd)

    def clear(self) -> None:
        """Forget the ends so far."""
        with contextlib.suppress(BlockingIOError):
            while os.read(self.fd, 4096):
                pass


def end_of_answer(data: bytes | bytearray, seal: bytes) -> int | None:
    """Where the sealed frame at the start of the data ends; None when there is none, yet."""
    if len(data) < _HEADER or bytes(data[:SEAL]) != seal:
        return None
    end = _HEADER + int.from_bytes(data[SEAL:_HEADER], "big")
    return end if len(data) >= end else None


class Watch:
    """One request on one child."""

    def __init__(
        self,
        forked: Forked,
        request: dict[str, Any],
        judge: socket.socket,
        wake: Wake,
        kept: Forked | None,
    ) -> None:
        self._child = forked
        self._request = request
        self._judge = judge
        self._wake = wake
        self._kept = kept
        self._spare = set() if kept is None else {kept.pid}
        self._stopped: tuple[str, str] | None = None
        self._left: list[list[str]] = []
        self._noted: bytes | None = None
        self._patience = Patience(request["deadline"])
        self._stillness = Stillness() if request["kind"] == "run" else None
        self.fit_for_more = False

    # ------------------------------------------------------------ the two kinds of request

    def until_it_ends(self) -> dict[str, Any]:
        """A run: the child answers and ends."""
        while self._child.status is None and self._stopped is None:
            self._turn()
        self._await_orphans()
        return self._facts()

    def until_it_answers(self) -> dict[str, Any]:
        """An exploration: the child answers and lives on."""
        self._child.requests.give(frame(self._request), last=False)
        while self._child.status is None and self._stopped is None and not self._answered():
            self._turn()
        self._await_copies()
        facts = self._facts()
        quiet = not self._left and self._stopped is None and not facts["noise"]
        self.fit_for_more = quiet and self._child.status is None
        return facts

    # ------------------------------------------------------------ one turn

    def _turn(self) -> None:
        """Wait for news, at most one tick; read it; look at the limits."""
        poll = select.poll()
        poll.register(self._judge, 0)
        poll.register(self._wake.fd, select.POLLIN)
        readers = {drain.fd: drain for drain in self._child.drains if drain.open}
        for fd in readers:
            poll.register(fd, select.POLLIN)
        writers = {feed.fd: feed for feed in self._child.feeds if feed.waiting}
        for fd in writers:
            poll.register(fd, select.POLLOUT)
        tick = _TICK if self._stillness is None else _LOOK
        events = poll.poll(1000 * min(tick, self._request["deadline"]))
        for fd, _ in events:
            if fd == self._judge.fileno():
                raise JudgeGoneError
            if fd in readers:
                readers[fd].read()
            elif fd in writers:
                writers[fd].write()
        self._wake.clear()
        self._look()
        if self._stillness is not None and self._stopped is None:
            self._look_for_stillness(self._stillness, moved=bool(events))

    def _look(self) -> None:
        """Reap what has ended; stop what is over its limits."""
        self._note(tree.reap())
        limits = self._request["limits"]
        if tree.crowd() > limits["processes"] + len(self._spare):
            self._stop("too-big", f"more than {limits['processes']} processes at once")
        elif self._child.stdout.seen + self._child.stderr.seen > limits["flood"]:
            self._stop("too-big", f"it printed more than {limits['flood']} bytes")
        elif self._child.answer.truncated:
            self._stop("too-big", f"the answer has more than {limits['answer']} bytes")
        elif self._child.status is None and self._patience.over:
            self._ask_for_stacks()
            self._stop("hung", f"no end within {self._request['deadline']:g} s")
        else:
            self._look_at_size(limits)

    def _look_at_size(self, limits: dict[str, int]) -> None:
        pids = self._below()
        self._patience.look(pids)
        if len(pids) > limits["processes"]:
            self._stop("too-big", f"more than {limits['processes']} processes at once")
        elif measure.takes_more_memory(pids, limits["total"]):
            self._stop("too-big", f"more than {limits['total']} bytes of memory in all")
        elif not tree.is_init() and measure.takes_more_disk(self._child.scratch, limits["disk"]):
            self._stop("too-big", f"more than {limits['disk']} bytes of files")

    def _look_for_stillness(self, stillness: Stillness, *, moved: bool) -> None:
        """Stop the child when no process of its tree can ever go on."""
        if moved or self._child.status is not None:
            stillness.something_moved()
            return
        others = [pid for pid in self._below() if pid != self._child.pid]
        words = stillness.look([self._child.pid, *others])
        if words:
            self._ask_for_stacks()
            self._stop("hung", words)

    def _below(self) -> list[int]:
        """The processes of the request, at this moment."""
        return tree.below(os.getpid(), spare=self._spare)

    def _note(self, statuses: dict[int, int]) -> None:
        self._child.note(statuses)
        if self._kept is not None:
            self._kept.note(statuses)

    def _stop(self, end: str, reason: str) -> None:
        self._stopped = (end, reason)

    def _answered(self) -> bool:
        """A whole answer is there, or something that can become none."""
        data, seal = self._child.answer.data, self._request["seal"]
        noise = not seal.startswith(bytes(data[:SEAL]))
        return noise or end_of_answer(data, seal) is not None

    # ------------------------------------------------------------ the end

    def _ask_for_stacks(self) -> None:
        """Ask every process of the child for its stacks; bounded, and no harm if none comes."""
        self._noted = self._record()  # What they do from here on, the kit makes them do.
        below = filter(stacks.answers, tree.below(self._child.pid)[:_MOST_ASKED])
        rounds = iter(range(_AT_MOST))
        for pid in (self._child.pid, *below):
            tree.kill(pid, signal.SIGCONT)
            tree.kill(pid, stacks.ASK)
            self._hear(pid, rounds)
        for number, _ in enumerate(moments(_FOR_STACKS, self._below)):
            if number % 10 == 0:  # More than once: the kernel may hand it to one that waits.
                tree.kill(self._child.pid, stacks.FLUSH)
            self._read_all()

    def _hear(self, pid: int, rounds: Iterator[int]) -> None:
        """Read until this process has told all: several would write into each other's lines.

        rounds: that are left for all of them
        """
        before, calm = len(self._child.stacks.data), 0
        for _ in rounds:
            for _ in moments(_FOR_STACKS, self._below):
                grown = self._read_all()
                told = len(self._child.stacks.data) > before
                calm = calm + 1 if told and not grown else 0
                if calm > _CALM and not anybody_runs(observe(pid)):
                    return
            if not stacks.is_pending(pid):
                return

    def _read_all(self) -> int:
        """One piece of all that it writes; how many pieces there were."""
        return sum(drain.read() for drain in self._child.drains)

    def _await_orphans(self) -> None:
        """Give processes that outlived the child a bounded time; then count them."""
        if self._stopped is None:
            for _ in moments(_FOR_ORPHANS, self._below):
                self._note(tree.reap())
                if not self._below():
                    break
            # The fork server, now a child of ours, outlives its parent as long as its children.
            own = {pid for pid in tree.children(os.getpid()) if tree.is_fork_server(pid)}
            self._left += [["process", tree.describe(pid)] for pid in self._alive(own)]

    def _alive(self, own: set[int]) -> list[int]:
        """Of the processes below those that have not ended; some die and leave another at once."""
        for _ in range(_LOOKS):
            self._note(tree.reap())
            below = [pid for pid in self._below() if pid not in own]
            alive = [pid for pid in below if not has_ended(pid)]
            if alive or not below:
                return alive
        return []

    def _await_copies(self) -> None:
        """The same for processes that an exploration started and did not wait for."""
        if self._child.status is not None or self._stopped is not None:
            return
        for _ in moments(_FOR_ORPHANS, self._below):
            below = tree.below(self._child.pid)
            if all(map(tree.is_zombie, below)):
                break
        for pid in below:
            kind = "zombie" if tree.is_zombie(pid) else "process"
            self._left.append([kind, tree.describe(pid)])

    def _facts(self) -> dict[str, Any]:
        child = self._child
        if child.status is not None or self._stopped is not None:
            self._note(tree.end_below(spare=self._spare))
        child.read_rest()
        left = [*self._left, *child.resources.left_behind(), *self._files()]
        tally = bytes(child.tally.data)
        own_stages = tally.replace(b"e", b"")
        answer, noise = self._open_answer()
        truncated = child.stdout.truncated or child.stderr.truncated
        return {
            "stopped": self._stopped,
            "status": child.status,
            "returns": tally.count(b"r") + tally.count(b"e"),
            "escaped": b"e" in tally,
            "stage": _STAGE_OF.get(own_stages[-1:], "call"),
            "answer": answer,
            "noise": noise,
            "stdout": child.stdout.take(),
            "stderr": child.stderr.take(),
            "truncated": truncated,
            "stacks": self._stack_text(),
            "record": self._record() if self._noted is None else self._noted,
            "left": left,
        }

    def _open_answer(self) -> tuple[bytes | None, bool]:
        """The answer's bytes, and whether there was anything but one whole answer."""
        data = self._child.answer.take()
        end = end_of_answer(data, self._request["seal"])
        if end is None:
            return None, bool(data)
        return data[_HEADER:end], len(data) > end

    def _stack_text(self) -> str:
        submission = Submission(self._request["root"], self._request["path"])
        return stacks.own_frames(self._child.stacks.take(), submission)

    def _record(self) -> bytes:
        """The notes of the run, if there are any; what stands in their place is not opened."""
        if not self._request.get("record"):
            return b""
        try:
            fd = os.open(f"{self._child.scratch}/record", _CAREFULLY)
        except OSError:
            return b""
        try:
            return os.read(fd, MOST) if stat.S_ISREG(os.fstat(fd).st_mode) else b""
        finally:
            os.close(fd)

    def _files(self) -> list[list[str]]:
        if self._request["kind"] == "explore":
            return []
        found = []
        for part in ("work", "tmp"):
            top = f"{self._child.scratch}/{part}"
            for folder, folders, files in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith("pymp-")]
                found += [["file", os.path.relpath(f"{folder}/{f}", top)] for f in files]
        return sorted(found)[:100]
