"""What the processes of one run did to each other: lanes and events, read from their notes."""

from __future__ import annotations

import json
import signal
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

MOST_LANES: Final = 12
MOST_EVENTS: Final = 120
_FULL: Final = 63 * 1024  # bytes of notes from which on there may have been more
_LARGE: Final = 1_000  # bytes of a message from which on its size is told
_FIRST: Final = "P"
_LETTERS: Final = "ABCDEFGHIJK"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    lane    whose event it is; other: the process at the other side, None if that is not known
    kind    starts (lane, the parent, starts other) | begins (nobody says by whom) | sends |
            gets | signals | exits | dies | stops
    what    the message, the signal, the exit code; of a start the name of the new process
    sent    of `gets`: the number of the event in which it was sent, None if that is not known
    """

    lane: int
    kind: str
    what: str = ""
    other: int | None = None
    sent: int | None = None


@dataclass(frozen=True, slots=True)
class Processes:
    """One run, in order.

    lanes   the names of the processes, in the order of their starts
    cut     there was more
    same    the run ended as the one that failed
    """

    lanes: tuple[str, ...]
    events: tuple[Event, ...]
    cut: bool = False
    same: bool = True


def processes_of(
    notes: bytes, *, end: tuple[str, str] | None = None, same: bool = True
) -> Processes | None:
    """The lanes of a run; None if it had one process only. What is no note is left out.

    end   of the first process as its watcher saw it: kind and what of its last event
    """
    reader = _Reader(cut=len(notes) >= _FULL)
    for line in notes.splitlines():
        reader.read(line)
    if len(reader.lanes) < 2:
        return None
    if end is not None:
        reader.add(Event(0, *end))
    names = (_FIRST, *_LETTERS)[: len(reader.lanes)]
    return Processes(names, tuple(reader.events), cut=reader.cut, same=same)


@dataclass(slots=True)
class _Sent:
    """A message on its way: the number of its event, and the bytes that nobody has read yet."""

    number: int
    left: int


@dataclass(slots=True)
class _Reader:
    lanes: dict[int, int] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    cut: bool = False
    own: frozenset[int] = frozenset()
    peers: dict[int, int] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    ways: dict[int, deque[_Sent]] = field(default_factory=lambda: defaultdict(deque))

    def read(self, line: bytes) -> None:
        try:
            words = json.loads(line)
        except (ValueError, RecursionError):
            return
        if type(words) is not list or len(words) < 2 or type(words[1]) is not str:
            return
        who, kind, *rest = words
        shape = _SHAPES.get(kind)
        if shape is None or type(who) is not int or list(map(type, rest)) != [*shape[0]]:
            if kind == "own" and type(who) is int and not self.lanes:
                self.lanes[who] = 0
                self.own = frozenset(each for each in rest if type(each) is int)
            return
        lane = self._lane(who) if kind != "born" else self._lane(who, rest[0])
        if lane is not None:
            shape[1](self, lane, *rest)

    def add(self, event: Event) -> int | None:
        """The number of the event; None when there are enough."""
        if len(self.events) >= MOST_EVENTS:
            self.cut = True
            return None
        self.events.append(event)
        return len(self.events) - 1

    def _lane(self, pid: int, parent: int | None = None, name: str = "") -> int | None:
        """The lane of a process; a new one starts with the event of its start."""
        if pid not in self.lanes:
            if len(self.lanes) >= MOST_LANES:
                self.cut = True
                return None
            lane = self.lanes[pid] = len(self.lanes)
            by = self.lanes.get(parent) if parent is not None else None
            event = Event(lane, "begins") if by is None else Event(by, "starts", name, lane)
            number = self.add(event)
            if number is not None:
                self.starts[lane] = number
        return self.lanes[pid]

    # -- one method for each kind of note

    def start(self, lane: int, pid: int, name: str) -> None:
        """Its parent knows best who started it, and its name."""
        new = self._lane(pid, None)
        if new is None or new not in self.starts:
            return
        number = self.starts[new]
        old = self.events[number]
        self.events[number] = Event(lane, "starts", name or old.what, new)

    def born(self, lane: int, parent: int) -> None:
        """The lane is there by now."""

    def end(self, lane: int, pid: int, code: int) -> None:
        if pid in self.lanes:
            kind, what = ("exits", str(code)) if code >= 0 else ("dies", signal_name(-code))
            self.add(Event(self.lanes[pid], kind, what, lane))

    def kill(self, lane: int, pid: int, number: int) -> None:
        self.add(Event(lane, "signals", signal_name(number), self.lanes.get(pid)))

    def pair(self, _: int, one: int, other: int) -> None:
        self.peers[one], self.peers[other] = other, one

    def send(self, lane: int, channel: int, size: int, text: str) -> None:
        if channel in self.own:
            return
        told = f"{text} ({size:,} B)" if size >= _LARGE else text
        number = self.add(Event(lane, "sends", told))
        if number is not None:
            self.ways[self.peers.get(channel, channel)].append(_Sent(number, size))

    def short(self, lane: int, channel: int, size: int) -> None:
        """The last send of this process took only so many bytes."""
        for sent in reversed(self.ways[self.peers.get(channel, channel)]):
            if self.events[sent.number].lane == lane:
                sent.left = size
                return

    def recv(self, lane: int, channel: int, size: int) -> None:
        """A read takes the oldest bytes; it is drawn from the first message it takes some of."""
        if channel in self.own:
            return
        way, first = self.ways[channel], None
        while way and size > 0:
            sent = way[0]
            taken = min(size, sent.left)
            size -= taken
            sent.left -= taken
            if taken:
                first = sent.number if first is None else first
                self._arrived(sent.number, lane)
            if not sent.left:
                way.popleft()
        self._got(lane, first)

    def _arrived(self, number: int, lane: int) -> None:
        event = self.events[number]
        if event.other is None:
            self.events[number] = replace(event, other=lane)

    def _got(self, lane: int, number: int | None) -> None:
        if number is None:
            self.add(Event(lane, "gets"))
        else:
            sent = self.events[number]
            self.add(Event(lane, "gets", sent.what, sent.lane, number))


_SHAPES: Final[dict[str, tuple[tuple[type, ...], Callable[..., None]]]] = {
    "start": ((int, str), _Reader.start),
    "born": ((int,), _Reader.born),
    "end": ((int, int), _Reader.end),
    "kill": ((int, int), _Reader.kill),
    "pair": ((int, int), _Reader.pair),
    "send": ((int, int, str), _Reader.send),
    "short": ((int, int), _Reader.short),
    "recv": ((int, int), _Reader.recv),
}


def signal_name(number: int) -> str:
    """``SIGKILL``; ``signal 64`` for one without a name."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def arrows(processes: Processes) -> Iterator[tuple[str, int, int, int, int]]:
    """Kind, and from where to where: row and lane, row and lane."""
    for row, event in enumerate(processes.events):
        if event.other is None or event.other == event.lane:
            continue
        if event.kind in ("starts", "signals"):
            yield event.kind, row, event.lane, row, event.other
        elif event.sent is not None:
            yield "message", event.sent, event.other, row, event.lane
