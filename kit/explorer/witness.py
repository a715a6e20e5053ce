"""Writes down one run: every visible step with its line, its values and the locks held."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kit.explorer.fiber import Everyone
from kit.explorer.frames import KIND_WORDS, name_in, user_frame, waited_object
from kit.explorer.kinds import CONTAINER, KINDS
from kit.explorer.outcome import Step, ThreadInfo, Wait, Witness
from kit.explorer.owners import ALL
from kit.explorer.scheduler import SCHEDULER
from kit.plain import show

if TYPE_CHECKING:
    from kit.explorer.fiber import Fiber
    from kit.explorer.loader import Loader
    from kit.explorer.site import Site

WIDTH = 40
KEEP = 60  # steps kept at each end of a long stretch of one thread


@dataclass(slots=True)
class Pending:
    """The step that a thread takes when it is chosen next."""

    path: str
    line: int
    verb: str
    place: str
    location: str
    changes: bool
    site: Site | None = None
    owner: Any = None
    part: Any = None


@dataclass(slots=True)
class Noted:
    """A step while it is still open: its value may come a moment later."""

    step: Step
    site: Site | None
    owner: Any = None
    part: Any = None


@dataclass(slots=True)
class Recorder:
    """Collects the steps of one run: the scheduler and the watchers call it."""

    loader: Loader
    notes: list[Noted] = field(default_factory=list)
    waiting: dict[int, Pending] = field(default_factory=dict)
    latest: dict[int, Noted] = field(default_factory=dict)
    locations: dict[Any, str] = field(default_factory=dict)
    owners: dict[Any, int] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    keep: list[Any] = field(default_factory=list)
    open: Noted | None = None
    count: int = 0
    waits: tuple[Wait, ...] = ()
    threads: tuple[ThreadInfo, ...] = ()

    # -- called while the program runs -------------------------------------------------

    def pending(self, fiber: Fiber, site: Site, owner: Any, part: Any, changes: bool) -> None:  # noqa: FBT001
        """The next step of this thread will be an access to shared state."""
        verb, place = site.verb, site.text
        location = self._location(owner, part)
        pending = Pending(site.path, site.line, verb, place, location, changes, site, owner, part)
        if fiber.loop is None or len(SCHEDULER.live) > 1:
            self._pend(fiber, pending)
        else:
            self._between(fiber, pending)

    def _between(self, fiber: Fiber, pending: Pending) -> None:
        """A task touches something in the middle of its step: worth showing, and no step."""
        self._close()
        step = self._step(0, fiber, pending)
        self.open = Noted(step, pending.site, pending.owner, pending.part)
        self.latest[fiber.index] = self.open
        self.notes.append(self.open)

    def goes_on(self, fiber: Fiber, path: str, line: int, begun: bool) -> None:  # noqa: FBT001
        """A task takes its step now: it runs up to its next `await`."""
        verb = "goes on" if begun else "starts"
        where = Pending(path, line, verb, "", f"thread {fiber.letter}", changes=False)
        self.waiting[fiber.index] = where
        self.chosen(fiber)

    def pending_sync(self, fiber: Fiber, thing: Any, verb: str) -> None:
        """The next step of this thread will be on a lock, queue, event, ..., or a sleep."""
        path, line = self._where(fiber)
        place = show(thing) if verb == "sleeps" else self.label(fiber, thing)
        changes = verb not in {"looks at", "counts", "waits for", "sleeps", "counts the threads"}
        self._pend(fiber, Pending(path, line, verb, place, self._location(thing, "sync"), changes))

    def _pend(self, fiber: Fiber, pending: Pending) -> None:
        """The step is taken when the thread is chosen; if it was chosen already, it is this one."""
        if fiber.passes and (fiber.want is None or not fiber.want.taken):
            noted = self.latest[fiber.index]
            noted.step = self._step(noted.step.number, fiber, pending)
            noted.site, noted.owner, noted.part = pending.site, pending.owner, pending.part
            self._close()
            self.open = noted
        else:
            self.waiting[fiber.index] = pending

    def chosen(self, fiber: Fiber) -> None:
        """This thread takes its step now."""
        self._close()
        self.count += 1
        pending = self.waiting.pop(fiber.index, None)
        if pending is None:
            path, line = self._where(fiber)
            pending = Pending(path, line, "goes on", "", f"thread {fiber.letter}", changes=False)
        noted = Noted(
            self._step(self.count, fiber, pending), pending.site, pending.owner, pending.part
        )
        self.notes.append(noted)
        self.latest[fiber.index] = self.open = noted

    def _step(self, number: int, fiber: Fiber, pending: Pending) -> Step:
        holds = tuple(self.label(fiber, lock) for lock in fiber.held)
        return Step(
            number, fiber.letter, pending.path, pending.line, pending.verb, pending.place, None,
            self.values.get(pending.location), pending.location, pending.changes, holds,
        )  # fmt: skip

    def value(self, fiber: Fiber, site: Site, value: Any) -> None:
        """The access of this thread's latest step read this, or is going to write it."""
        noted = self.latest.get(fiber.index)
        if noted is None or noted.site is not site or noted.step.value is not None:
            return
        text = show(value, WIDTH)
        location = noted.step.location
        after = text
        if KINDS[type(value)] == CONTAINER and site.verb != "writes":
            after = self.values.get(location) or text
        self.values[location] = after
        noted.step = replace(noted.step, value=text, after=after)

    def event(self, fiber: Fiber, thing: Any, verb: str) -> None:
        """Something worth showing that is no step: a wait, a notification, a lock given back."""
        self._close()
        path, line = self._where(fiber)
        step = Step(
            0,
            fiber.letter,
            path,
            line,
            verb,
            self.label(fiber, thing),
            None,
            None,
            self._location(thing, "sync"),
            changes=False,
        )
        self.notes.append(Noted(step, None))

    def released(self, fiber: Fiber, lock: Any) -> None:
        """A lock is given back; not by a thread that is only unwound after the end."""
        if not SCHEDULER.closing:
            self.event(fiber, lock, "gives back")

    def finish(self) -> None:
        """The run has ended, and its threads still stand where they ended."""
        self._close()
        self.threads = tuple(
            ThreadInfo(each.letter, each.letter, each.call if each.index else "main thread")
            for each in SCHEDULER.fibers
        )
        if SCHEDULER.ended in {"deadlock", "livelock"}:
            waits = [self._waits_of(fiber) for fiber in SCHEDULER.live]
            self.waits = tuple(itertools.chain.from_iterable(waits))

    def _waits_of(self, fiber: Fiber) -> tuple[Wait, ...]:
        return (self._wait(fiber),) if fiber.loop is None else fiber.loop.waits(self)

    # -- naming --------------------------------------------------------------------------

    def _where(self, fiber: Fiber) -> tuple[str, int]:
        found = user_frame(fiber, self.loader)
        return (found[0], found[1]) if found else ("", 0)

    def _location(self, owner: Any, part: Any) -> str:
        """``3/5``: the fifth place met, a part of the third owner; ``3/*``: all of that owner."""
        who = owner if type(owner) is str else id(owner)
        key = (who, part if part is not None else "")
        if key not in self.locations:
            self.keep.append(owner)
            number = self.owners.setdefault(who, len(self.owners) + 1)
            self.locations[key] = (
                f"{number}/*" if part == ALL else f"{number}/{len(self.locations) + 1}"
            )
        return self.locations[key]

    def label(self, fiber: Fiber, thing: Any) -> str:
        """What the source calls a lock, queue, ...; numbered where two would have one name."""
        if id(thing) in self.labels:
            return self.labels[id(thing)]
        found = user_frame(fiber, self.loader)
        name = name_in(found[2], thing) if found else None
        if name is None:
            return KIND_WORDS.get(type(thing).__name__, type(thing).__name__)
        self.keep.append(thing)
        used = sum(1 for other in self.labels.values() if other.partition(" #")[0] == name)
        self.labels[id(thing)] = f"{name} #{used + 1}" if used else name
        return self.labels[id(thing)]

    def _close(self) -> None:
        """The latest step is over: a container that it changed can be looked at now."""
        noted, self.open = self.open, None
        if noted is None or noted.owner is None or KINDS[type(noted.owner)] != CONTAINER:
            return
        location = noted.step.location
        if noted.part == ALL or noted.step.value is None:
            after = show(noted.owner, WIDTH)
            self.values[location] = after
            noted.step = replace(noted.step, after=after)

    # -- who is stuck ----------------------------------------------------------------------

    def _wait(self, fiber: Fiber) -> Wait:
        path, line = self._where(fiber)
        what, holder = self._what(fiber)
        return Wait(
            fiber.letter,
            what,
            holder,
            path,
            line,
            tuple(self.label(fiber, lock) for lock in fiber.held),
        )

    def _what(self, fiber: Fiber) -> tuple[str, str | None]:
        if fiber.want is None:
            return "", None
        if fiber.want is Everyone:
            alive = [
                each.letter for each in SCHEDULER.live if not each.daemon and each is not fiber
            ]
            return "the end of " + ", ".join(alive), alive[0] if alive else None
        for other in SCHEDULER.fibers:
            if other.done_lock is fiber.want:
                return f"the end of {other.letter}", other.letter
        thing = waited_object(fiber, self.loader)
        owner = getattr(fiber.want, "owner", None)
        return self.label(
            fiber, thing
        ), owner.letter if owner is not None and thing is fiber.want else None

    # -- the result ------------------------------------------------------------------------

    def witness(self) -> Witness:
        """The run as plain values; a long stretch of one thread keeps its ends."""
        steps = [noted.step for noted in self.notes]
        kept, folds = _folded(steps)
        lines = {(step.path, step.line) for step in kept} | {
            (wait.path, wait.line) for wait in self.waits
        }
        source = tuple((path, line, self._text(path, line)) for path, line in sorted(lines) if path)
        return Witness(self.threads, tuple(kept), source, folds, self.waits)

    def _text(self, path: str, line: int) -> str:
        for prepared in self.loader.by_path.values():
            if prepared.shown == path and 0 < line <= len(prepared.lines):
                return prepared.lines[line - 1].strip()
        return ""


def _folded(steps: list[Step]) -> tuple[list[Step], tuple[tuple[int, int], ...]]:
    kept: list[Step] = []
    folds: list[tuple[int, int]] = []
    start = 0
    while start < len(steps):
        end = start
        while end < len(steps) and steps[end].thread == steps[start].thread:
            end += 1
        stretch = steps[start:end]
        if len(stretch) > 2 * KEEP:
            kept += stretch[:KEEP]
            folds.append((len(kept), len(stretch) - 2 * KEEP))
            stretch = stretch[-KEEP:]
        kept += stretch
        start = end
    return kept, tuple(folds)
