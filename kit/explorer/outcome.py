"""What an exploration finds: outcomes, and for each the smallest schedule that leads to it.

Everything here is a frozen value of plain fields, so that it can cross the pipe from
the cell to the judge (`as_plain`, `from_plain`) and be printed by a pure function.

A *schedule* is the sequence of thread letters that took each visible step, for
instance ``AAABABBB``. ``M`` is the main thread; ``A``, ``B``, ... are the others in the
order in which they were started.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of a traceback, in the learner's own file."""

    path: str
    line: int
    function: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An exception as plain text: type name, message, the learner's frames, oldest first."""

    type: str
    message: str
    frames: tuple[Frame, ...] = ()
    thread: str = "M"


@dataclass(frozen=True, slots=True)
class Step:
    """One visible step of one thread.

    number     counted from 1 as in the schedule; 0 for an event between two steps
    verb       reads, writes, deletes, calls, tests, iterates, compares, looks in: on data;
               takes, tries, gives back, waits for, puts into, sets, ...: on locks, queues, ...;
               sleeps; goes on: it continues after a wait
    place      what was touched, in the words of the source: ``self.balance``, ``stock['x']``
    value      short text of the value read or written, if there is one
    after      short text of the place's value after the step, if it is known
    location   steps with equal location touch the same memory
    changes    the step may change what it touches
    holds      names of the locks that the thread holds after the step
    note       one more fact in words, or ""
    """

    number: int
    thread: str
    path: str
    line: int
    verb: str
    place: str
    value: str | None
    after: str | None
    location: str
    changes: bool
    holds: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ThreadInfo:
    """letter ``A``, the thread's name, and the call that it runs: ``change_it(5)``."""

    letter: str
    name: str
    call: str


@dataclass(frozen=True, slots=True)
class Wait:
    """A thread that can never go on: what it waits for, who has that, where, and what it holds."""

    thread: str
    what: str
    holder: str | None
    path: str
    line: int
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """One schedule, replayed with every value written down.

    steps    all visible steps in order; a long run is folded (see `folds`)
    folds    (index into steps, number of steps left out before that index)
    source   (path, line, text) of every line that a step or a wait names
    waits    for a deadlock or a livelock: one for each thread that is stuck
    """

    threads: tuple[ThreadInfo, ...]
    steps: tuple[Step, ...]
    source: tuple[tuple[str, int, str], ...]
    folds: tuple[tuple[int, int], ...] = ()
    waits: tuple[Wait, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One distinct result, with the smallest schedule that was found to lead to it.

    kind      returned | raised | deadlock | livelock
    value     what the program returned (plain data), for kind ``returned``
    problem   the exception, for kind ``raised``
    died      exceptions that ended other threads, unseen by the program
    serial    some order of whole threads, one after another, gives this outcome too
    schedule  letters, run-length coded when long: ``AAABABBB`` or ``A3BAB400``
    minimal   how far the schedule is proved to be the smallest: ``preemptions`` (none with fewer
              leads to a failure), ``all`` (nor has any fewer switches or steps), or ""
    """

    kind: str
    value: Any = None
    problem: Problem | None = None
    died: tuple[Problem, ...] = ()
    serial: bool = False
    schedule: str = ""
    preemptions: int = 0
    switches: int = 0
    steps: int = 0
    first_seen: int = 0
    witness: Witness | None = None
    stdout: str = ""
    minimal: str = ""

    @property
    def stuck(self) -> bool:
        """Nobody could go on, or nobody got anywhere: it has no value and no error."""
        return self.kind in ("deadlock", "livelock")

    @property
    def fails(self) -> bool:
        """Anything but a plain return in which every thread came to its end."""
        return self.kind != "returned" or bool(self.died)


@dataclass(frozen=True, slots=True)
class Access:
    """A thread reads or changes a place, at one line of the source."""

    thread: str
    path: str
    line: int
    verb: str
    place: str
    changes: bool


@dataclass(frozen=True, slots=True)
class Race:
    """Two accesses to the same place that nothing orders, the first one by path and line."""

    one: Access
    other: Access


@dataclass(frozen=True, slots=True)
class Exploration:
    """All outcomes of one program, smallest schedule first, and what was covered.

    covered   in words: ``all 70 interleavings``
    complete  every interleaving (up to equivalence) was run
    races     pairs of accesses that nothing orders: information, no failure
    """

    outcomes: tuple[Outcome, ...]
    schedules: int
    complete: bool
    covered: str
    warnings: tuple[str, ...] = field(default=())
    races: tuple[Race, ...] = field(default=())

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The outcomes that fail, the smallest schedule first."""
        return tuple(each for each in self.outcomes if each.fails)


def as_plain(exploration: Exploration) -> dict[str, Any]:
    """The exploration as dicts, lists and scalars."""
    return asdict(exploration)


def _problem(plain: dict[str, Any]) -> Problem:
    frames = tuple(Frame(**frame) for frame in plain["frames"])
    return Problem(**{**plain, "frames": frames})


def _witness(plain: dict[str, Any]) -> Witness:
    return Witness(
        threads=tuple(ThreadInfo(**thread) for thread in plain["threads"]),
        steps=tuple(Step(**{**step, "holds": tuple(step["holds"])}) for step in plain["steps"]),
        source=tuple((path, line, text) for path, line, text in plain["source"]),
        folds=tuple((index, count) for index, count in plain["folds"]),
        waits=tuple(Wait(**{**wait, "holds": tuple(wait["holds"])}) for wait in plain["waits"]),
    )


def _outcome(plain: dict[str, Any]) -> Outcome:
    problem, witness = plain["problem"], plain["witness"]
    return Outcome(
        **{
            **plain,
            "problem": None if problem is None else _problem(problem),
            "died": tuple(_problem(each) for each in plain["died"]),
            "witness": None if witness is None else _witness(witness),
        }
    )


def from_plain(plain: dict[str, Any]) -> Exploration:
    """The exploration again. KeyError or TypeError if the data is not what `as_plain` made."""
    outcomes = tuple(_outcome(each) for each in plain["outcomes"])
    races = tuple(
        Race(Access(**each["one"]), Access(**each["other"])) for each in plain.get("races", ())
    )
    warnings = tuple(plain["warnings"])
    return Exploration(**{**plain, "outcomes": outcomes, "warnings": warnings, "races": races})
