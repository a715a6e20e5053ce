"""What each step of a run touched: the base of reduction and of the race report.

A step begins with the access that a thread was standing before, and lasts until the next
one: on the way it may give back locks, wake or start others and run code of the library.
All of that is its *footprint*. Two steps of different threads with footprints that do not
meet can be exchanged without changing what comes out.

Invariants
- Places are exact within a run. Between runs an object has another identity, so there a
  place is known by a *name*: for locks the thread that made it and its number among them,
  for anything else its type and part. Equal places always have equal names.
- Accesses at sites that are not visible are left out: nobody else meets them, else the
  search starts again (`kit.explorer.conflicts`).
- A step during which somebody sleeps, or in which time passes, or which ends the run, meets
  every other step (`world`).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kit.explorer.calls import FILES
from kit.explorer.owners import ALL
from kit.explorer.scheduler import GIVEN_UP
from kit.explorer.scheduler import SCHEDULER as S

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.explorer.fiber import Fiber
    from kit.explorer.site import Site

Key = tuple[Any, Any]  # (owner, part): one place in this run
Name = tuple[str, Any]  # the same in every run
ENDS: Key = ("ends", 0)


@dataclass(slots=True)
class Footprint:
    """One step: what it touches, and whether it may change it.

    places    all of it, exact in this run; sites: of data, where in the source
    start     name of the access that it begins with; the thread stood before it until then
    named     what comes after the start, by name: owner -> part -> changes
    riders    threads that ran on inside this step
    pushed    those of them that touched something themselves
    world     it meets every other step
    """

    thread: int
    places: dict[Key, bool] = field(default_factory=dict)
    start: tuple[Name, bool] | None = None
    sites: dict[Key, tuple[Site, bool]] = field(default_factory=dict)
    named: dict[Any, dict[Any, bool]] = field(default_factory=dict)
    riders: set[int] = field(default_factory=set)
    pushed: set[int] = field(default_factory=set)
    world: bool = False

    def add(self, key: Key, name: Name, *, changes: bool) -> None:
        """One more place."""
        self.places[key] = changes or self.places.get(key, False)
        parts = self.named.setdefault(name[0], {})
        parts[name[1]] = changes or parts.get(name[1], False)

    def begin(self, key: Key, name: Name, *, changes: bool) -> None:
        """The place before which the thread stood."""
        self.places[key] = changes
        self.start = name, changes

    def names_meet(self, later: Footprint) -> bool:
        """This step, and what another one does after its start."""
        start = self.start
        if start is not None and meet_in(later.named, {start[0][0]: {start[0][1]: start[1]}}):
            return True
        return meet_in(later.named, self.named)


class Tracer:
    """Stands beside the scheduler during one run; `steps` has a footprint for each step."""

    def __init__(self, *, code: bool = True) -> None:
        self.code = code  # the program tells also what it touches in the middle of a step
        self.steps: list[Footprint] = []
        self.open: Footprint | None = None
        self.waiting: dict[int, tuple[Any, ...]] = {}  # the access before which a thread stands
        self.born: dict[int, int] = {}  # locks made by each thread
        self.keep: list[Any] = []
        self.trusted = True  # everything that was touched could be seen
        self.unparked: set[Fiber] = set()  # threads that would have stopped before an access
        self.stepless = False  # one of them has come to its end without a step
        self.left: dict[int, Footprint] = {}  # the next steps of threads that are left at the end
        self.walks: dict[int, list[tuple[Any, tuple[Any, ...]]]] = {}
        self._walking: dict[int, list[tuple[Any, tuple[Any, ...]]]] = {}
        self._mark = 0
        self._skip: set[int] = set()
        self._unannounced: Fiber | None = None
        self.next_is_world = False

    # -- called by the scheduler -------------------------------------------------------

    def hands_over(self, fiber: Fiber) -> None:
        """This thread stops, and not before an access."""
        self._unannounced = fiber

    def arrived(self, fiber: Fiber) -> None:
        """This thread stands before its next access, or waits."""
        if self._unannounced is fiber:
            self._unannounced = None
            self.waiting.pop(fiber.index, None)
            return
        self._walk(fiber, S.log[-1])
        self._skip.add(len(S.log) - 1)
        self.waiting[fiber.index] = S.log[-1]

    def chooses(self, fiber: Fiber, *, world: bool) -> None:
        """The step is over; whoever takes the next one takes it in such a world."""
        self.arrived(fiber)
        self._close()
        self.next_is_world = world

    def chosen(self, fiber: Fiber) -> None:
        """This thread takes a step."""
        self.open = step = self._next_of(fiber)
        self._walking[fiber.index] = self.walks.get(fiber.index, [])
        step.world = self.next_is_world
        self.waiting.pop(fiber.index, None)
        self.steps.append(step)

    def _next_of(self, fiber: Fiber) -> Footprint:
        """What is known of a thread's next step while it stands before it."""
        step, entry = Footprint(fiber.index), self.waiting.get(fiber.index)
        if entry is not None:
            key, name, changes = place_of(entry)
            step.begin(key, name, changes=changes)
            if entry[1] is not None:
                step.sites[key] = entry[1], changes
        serial = getattr(fiber.want, "serial", None)
        if serial is not None and serial not in step.places:
            step.add(serial, serial, changes=True)
        return step

    def meets_waiting(self, step: Footprint, thread: int) -> bool:
        """A step, and the access before which this thread stands."""
        entry = self.waiting.get(thread)
        if entry is None:
            return False
        (owner, part), _, changes = place_of(entry)
        return any(
            key[0] == owner and (changes or changed) and (key[1] == part or ALL in (part, key[1]))
            for key, changed in step.places.items()
        )

    def passed(self, fiber: Fiber) -> None:
        """The access takes place in the step that goes on; a lock is tried even if it is held."""
        if fiber.want is not None:
            self.note(fiber.want.serial)
        self._walk(fiber, S.log[-1])

    def _walk(self, fiber: Fiber, entry: tuple[Any, ...]) -> None:
        """A built-in function that uses a whole container may call code of the program meanwhile.

        Until the frame that called it goes on, each step of the thread may touch the container.
        """
        whole = entry[1] is not None and entry[3] == ALL
        if not whole and not self.walks.get(fiber.index):
            return
        frames = list(_frames())
        walks = [walk for walk in self.walks.get(fiber.index, ()) if walk[0] in frames[1:]]
        if whole and frames:
            walks.append((frames[0], entry))
        self.walks[fiber.index] = walks

    def runs_on(self, fiber: Fiber) -> None:
        """Inside the current step this thread runs on to its next access."""
        if self.open is not None and fiber.index != self.open.thread:
            self.open.riders.add(fiber.index)

    def note(self, key: Key, name: Name | None = None, *, changes: bool = True) -> None:
        """The current thread touches this place in the middle of a step."""
        step = self.open
        if step is not None:
            step.add(key, name or key, changes=changes)
            if S.current.index != step.thread:
                step.pushed.add(S.current.index)

    def number(self) -> Key:
        """A name for a lock that the current thread makes."""
        me = S.current.index
        self.born[me] = count = self.born.get(me, 0) + 1
        return ("lock", (me, count))

    def ends(self, fiber: Fiber) -> None:
        """The thread ends in this step."""
        self._unannounced = fiber
        if fiber.index == 0:
            return
        self.note(("end", fiber.index))
        self.note(ENDS, changes=False)  # two ends can be exchanged

    def asks_who_lives(self) -> None:
        """What comes next depends on which threads have ended."""
        self.note(ENDS)

    def saw_end(self, fiber: Fiber) -> None:
        """The current thread has seen the end of that one; not if it only ran on because of it."""
        if self.open is not None and S.current.index == self.open.thread:
            self.note(("end", fiber.index), changes=False)

    def finish(self) -> None:
        """The run has ended."""
        self._close()
        self.stepless = any(fiber.done and not fiber.step_count for fiber in self.unparked)
        self.left = {fiber.index: self._next_of(fiber) for fiber in S.live}
        if self.steps and self.left and S.ended not in ("deadlock", GIVEN_UP):
            self.steps[-1].world = True

    # -- what the log says -------------------------------------------------------------

    def _close(self) -> None:
        step, log = self.open, S.log
        if step is not None:
            for place in range(self._mark, len(log)):
                if place not in self._skip:
                    self._enter(step, log[place])
            for _, entry in self._walking.pop(step.thread, ()):
                self._enter(step, entry)
            if any(S.fibers[each].wake is not None for each in (step.thread, *step.riders)):
                step.world = True
        self._mark = len(log)
        self.open = None

    def _enter(self, step: Footprint, entry: tuple[Any, ...]) -> None:
        thread, site, owner, _, _ = entry
        if owner is FILES:
            self.trusted = False
        if site is not None and not site.visible:
            return
        if thread != step.thread:
            step.pushed.add(thread)
        key, name, changes = place_of(entry)
        step.add(key, name, changes=changes)
        if site is not None:
            step.sites[key] = site, changes


def _frames() -> Iterator[Any]:
    """The frames of the running thread, without those of the explorer that stand on top."""
    frame: Any = sys._getframe(2)  # noqa: SLF001
    while frame is not None and frame.f_globals.get("__name__", "").startswith("kit.explorer."):
        frame = frame.f_back
    while frame is not None:
        yield frame
        frame = frame.f_back


def meet_in(one: dict[Any, dict[Any, bool]], other: dict[Any, dict[Any, bool]]) -> bool:
    """Two sets of places have one in common that one of them may change."""
    for owner, parts in one.items():
        for part, changes in other.get(owner, {}).items():
            for own, changed in parts.items():
                if (changes or changed) and (part == own or ALL in (part, own)):
                    return True
    return False


def place_of(entry: tuple[Any, ...]) -> tuple[Key, Name, bool]:
    """(place in this run, its name in all runs, may it change) of an entry of the log."""
    _, site, owner, part, changes = entry
    if site is None:  # an operation on a lock, a queue, an event, ...
        serial = getattr(owner, "serial", None)
        if serial is not None:
            return serial, serial, True
        return (id(owner), "sync"), (type(owner).__name__, "sync"), changes
    if type(owner) is str:
        return (owner, part), (owner, part), changes
    return (id(owner), part), (type(owner).__name__, part), changes
