"""Writes down every moment of a run: what could be chosen, and where each thread stood.

A moment is what a person who chooses the next step wants to see. It is taken at each choice,
before the step, and once more at the end.
"""

from __future__ import annotations

import types
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kit.explorer.frames import top_frame, user_frame
from kit.explorer.history import History, Numbers
from kit.explorer.places import Places, as_words
from kit.explorer.scheduler import SCHEDULER
from kit.explorer.witness import Pending, Recorder
from kit.plain import show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.explorer.fiber import Fiber
    from kit.explorer.site import Site

READY, WAITS, SLEEPS, DONE = "ready", "waits", "sleeps", "done"
MOST_LOCALS = 6
SHORT = 32
_DULL = (types.ModuleType, types.FunctionType, type, types.BuiltinFunctionType)
_LOOKS = frozenset(("looks at", "counts", "counts the threads"))
CUT = "cut"  # how a run ends that has nothing new to show


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one thread stands.

    line    of its next step, or where it waits; 0 outside of the program's own files
    verb    of its next step, and place: what that will touch; "" if that is not known yet
    holds   names of locks; inside: its variables there, as (name, value)
    what    that it waits for, and holder: who has that
    saw     the place that its last step read, and the value: it may be out of date by now
    """

    state: str
    path: str
    line: int
    verb: str
    place: str
    holds: tuple[str, ...]
    inside: tuple[tuple[str, str], ...]
    what: str
    holder: str
    saw: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Event:
    """What one step did: the step itself, then what followed from it (a lock given back)."""

    path: str
    line: int
    verb: str
    place: str
    value: str


@dataclass(frozen=True, slots=True)
class Moment:
    """options: who could take the next step, the default first. chosen: who did."""

    key: Any
    options: tuple[int, ...]
    chosen: int
    stands: tuple[Stand, ...]
    values: tuple[str | None, ...]


class Guide:
    """A strategy: follow these steps, then go on, else the lowest thread.

    fits  every step so far was possible
    """

    def __init__(self, steps: Sequence[int]) -> None:
        self.steps = steps
        self.options: tuple[int, ...] = ()
        self.fits = True

    def start_run(self) -> bool:
        """Once is enough."""
        return True

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:  # noqa: ARG002
        """The thread that is named here; the default after the end."""
        self.options = tuple(fiber.index for fiber in ready)
        place = len(SCHEDULER.steps)
        if place >= len(self.steps):
            return ready[0]
        for fiber in ready:
            if fiber.index == self.steps[place]:
                return fiber
        self.fits = False
        return ready[0]

    def end_run(self, outcome: object) -> None:
        """Nothing to learn."""


@dataclass(slots=True)
class MomentRecorder(Recorder):
    """A recorder that asks `enough` after each moment whether the run is to end here."""

    guide: Guide = field(default_factory=lambda: Guide(()))
    places: Places = None  # type: ignore[assignment]
    history: History = field(default_factory=lambda: History(Numbers()))
    enough: Callable[[int, Moment], bool] = lambda _at, _moment: False
    things: dict[int, tuple[Any, str]] = field(default_factory=dict)
    moments: list[Moment] = field(default_factory=list)
    events: list[tuple[Event, ...]] = field(default_factory=list)  # of the step before each moment
    mark: int = 0
    logged: int = 0

    # -- called while the program runs -------------------------------------------------

    def pending(self, fiber: Fiber, site: Site, owner: Any, part: Any, changes: bool) -> None:  # noqa: FBT001
        """As the recorder's."""
        self.things.pop(fiber.index, None)
        self.places.meet(owner, part, site.text)
        Recorder.pending(self, fiber, site, owner, part, changes)

    def pending_sync(self, fiber: Fiber, thing: Any, verb: str) -> None:
        """As the recorder's."""
        self.keep.append(thing)
        self.things[fiber.index] = (thing, verb)
        Recorder.pending_sync(self, fiber, thing, verb)
        if verb not in ("sleeps", "takes", "gives back", "tries"):
            self.places.meet(thing, None, self.label(fiber, thing))

    def _pend(self, fiber: Fiber, pending: Pending) -> None:
        Recorder._pend(self, fiber, pending)  # noqa: SLF001
        if self.waiting.get(fiber.index) is not pending:
            self._happens(fiber, pending)

    def chosen(self, fiber: Fiber) -> None:
        """A choice was made: note the moment, then the step."""
        options = self.guide.options or (fiber.index,)
        self.guide.options = ()
        moment = self._moment(options, fiber.index)
        pending = self.waiting.get(fiber.index)
        if self.enough(len(self.moments) - 1, moment):
            SCHEDULER.end(CUT)
        parked = pending is None and fiber.want is None and fiber.wake is None
        Recorder.chosen(self, fiber)
        if not parked:  # else the step that it is chosen for comes in a moment, by `_pend`
            self._happens(fiber, pending)

    def event(self, fiber: Fiber, thing: Any, verb: str) -> None:
        """As the recorder's; it belongs to the step that is being taken."""
        Recorder.event(self, fiber, thing, verb)
        self.keep.append(thing)
        self.history.touches(fiber.index, verb, id(thing), None, changes=True)

    def finish(self) -> None:
        """The last moment."""
        Recorder.finish(self)
        if SCHEDULER.ended != CUT:
            self._moment((), -1)

    def _catch_up(self) -> None:
        """Accesses that are no steps: nobody else is known to come there, but it costs nothing."""
        log = SCHEDULER.log
        for thread, site, owner, part, changes in log[self.logged :]:
            if site is not None and not site.visible:
                self._touches(thread, (site.path, site.number), owner, part, changes)
        self.logged = len(log)

    def _touches(self, thread: int, site: Any, owner: Any, part: Any, changes: bool) -> None:  # noqa: FBT001
        history = self.history
        number = history.numbers.of("owner", owner) if type(owner) is str else id(owner)
        history.touches(thread, site, number, part, changes=changes)

    def _happens(self, fiber: Fiber, pending: Pending | None) -> None:
        index, history = fiber.index, self.history
        thing, verb = self.things.pop(index, (None, ""))
        around: tuple[Any, ...] = (SCHEDULER.now,)
        if SCHEDULER.ends_matter:
            around += tuple(each.done for each in SCHEDULER.fibers)
        if pending is None or verb == "sleeps":
            history.goes_on(index, around)
        elif pending.site is not None:
            site = (pending.site.path, pending.site.number, around)
            self._touches(index, site, pending.owner, pending.part, pending.changes)
        else:
            history.touches(index, (verb, around), id(thing), None, changes=verb not in _LOOKS)

    # -- the moment ----------------------------------------------------------------------

    def _moment(self, options: tuple[int, ...], chosen: int) -> Moment:
        self._close()
        self._catch_up()
        for fiber in SCHEDULER.fibers:
            self.history.begins(fiber.index)
        stands = tuple(self._stand(fiber, fiber.index in options) for fiber in SCHEDULER.fibers)
        hidden = tuple(map(_hidden, SCHEDULER.live))
        key = (self.history.key, options, stands, hidden, _more(stands))
        moment = Moment(key, options, chosen, stands, self.places.values())
        self.events.append(tuple(_event(noted.step) for noted in self.notes[self.mark :]))
        self.mark = len(self.notes)
        self.moments.append(moment)
        return moment

    def _stand(self, fiber: Fiber, can_go: bool) -> Stand:  # noqa: FBT001
        if fiber.done:
            return Stand(DONE, "", 0, "", "", (), (), "", "", None)
        found = user_frame(fiber, self.loader)
        path, line = (found[0], found[1]) if found else ("", 0)
        pending = self.waiting.get(fiber.index)
        verb, place = (pending.verb, pending.place) if pending is not None else ("", "")
        stuck = not can_go and fiber.want is not None and fiber.want.taken
        what, holder = self._what(fiber) if stuck else ("", None)
        state = READY if can_go else WAITS if stuck else SLEEPS
        holds = tuple(self.label(fiber, lock) for lock in fiber.held)
        inside = self._inside(found[2]) if found else ()
        saw = self._saw(fiber)
        return Stand(state, path, line, verb, place, holds, inside, what, holder or "", saw)

    def _saw(self, fiber: Fiber) -> tuple[str, str] | None:
        noted = self.latest.get(fiber.index)
        if noted is None or noted.site is None or noted.step.value is None or noted.step.changes:
            return None
        return noted.step.place, noted.step.value

    def _inside(self, frame: Any) -> tuple[tuple[str, str], ...]:
        if frame.f_code.co_name == "<module>":
            return ()
        found = []
        for name, value in frame.f_locals.items():
            if name[:2] == "__" or isinstance(value, _DULL):
                continue
            text = show(value, SHORT)
            if text[:1] == "<":
                way = self.places.way_to(value)
                if way is None or (len(way) == 1 and way[0][1] == name):
                    continue
                text = as_words(way)
            found.append((name, text))
        return tuple(found[:MOST_LOCALS])

    def _what(self, fiber: Fiber) -> tuple[str, str | None]:
        """As the recorder's; a pool joins its threads in no certain order."""
        what, holder = Recorder._what(self, fiber)  # noqa: SLF001
        frame = top_frame(fiber) if what.startswith("the end of ") else None
        while frame is not None and frame.f_code.co_filename not in self.loader.by_path:
            if frame.f_code.co_name == "shutdown":
                return "the end of the pool", None
            frame = frame.f_back
        return what, holder

    def label(self, fiber: Fiber, thing: Any) -> str:
        """The name by which the scenario knows a lock, so that two accounts' locks differ."""
        way = self.places.way_to(thing)
        return Recorder.label(self, fiber, thing) if way is None else as_words(way)


def _event(step: Any) -> Event:
    value = step.value if step.value is not None else step.after
    return Event(step.path, step.line, step.verb, step.place, value or "")


def _more(stands: tuple[Stand, ...]) -> tuple[int, ...]:
    """The whole schedule, where the history does not know all that was seen.

    That is so in loops that run unwatched, and while a thread of a pool waits for work: who came
    first to wait is known to the library alone.
    """
    idle = any(not stand.path and stand.state != DONE for stand in stands[1:])
    return tuple(SCHEDULER.steps) if idle or SCHEDULER.depth is not None else ()


def _hidden(fiber: Fiber) -> tuple[Any, ...]:
    """What decides about fairness, and is in no picture."""
    now, progress = SCHEDULER.now, SCHEDULER.progress
    taken = fiber.want is not None and bool(fiber.want.taken)
    known = (fiber.index, taken, fiber.fired, fiber.passes, fiber.fresh)
    looped = fiber.seen_progress != -1 or fiber.jumps or fiber.polls
    if not looped and fiber.wake is None and fiber.deadline is None:
        return known
    return (
        *known, fiber.jumps, fiber.patience, fiber.polls, fiber.touched,
        None if fiber.wake is None else fiber.wake - now,
        None if fiber.deadline is None else fiber.deadline - now,
        fiber.early == progress - fiber.own, fiber.seen_progress == progress,
        fiber.seen_progress - fiber.seen_own == progress - fiber.own,
    )  # fmt: skip
