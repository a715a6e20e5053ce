"""The steps of a witness, with the questions that a report asks about them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kit.explorer.outcome import Step, ThreadInfo, Wait, Witness

LOCKING = frozenset(
    [
        *("takes", "tries", "gives back", "waits", "waits for", "waits at", "notifies"),
        *("sleeps", "yields", "goes on", "counts the threads", "submits to", "shuts down"),
    ]
)
_CONDITIONS = ("if ", "elif ", "while ", "assert ", "if(", "while(")


@dataclass(frozen=True)
class Trace:
    """A witness, read once.

    steps     an event between two steps (a lock given back) has a number below 0
    gaps      position in steps -> how many steps the explorer left out before it
    sharers   location -> the threads that touch it, for locations that some step changes
    last      thread -> position of its last step
    """

    steps: tuple[Step, ...]
    threads: dict[str, ThreadInfo]
    waits: tuple[Wait, ...]
    source: dict[tuple[str, int], str]
    gaps: dict[int, int]
    sharers: dict[str, frozenset[str]] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)

    def text(self, step: Step | Wait) -> str:
        """The source line of a step, without its indentation."""
        return self.source.get((step.path, step.line), "").strip()

    def is_shared(self, location: str) -> bool:
        """Several threads touch it and one of them changes it."""
        return len(self.sharers.get(location, ())) > 1

    def name_of(self, location: str) -> str:
        """What the source calls it; of a method call, what it is called on."""
        here = [step for step in self.on(location) if step.place]
        named = [step for step in here if step.verb != "calls"] or here
        return place_of(named[0]) if named else location

    def is_test(self, step: Step) -> bool:
        """The step looks at something in order to decide."""
        if not looks(step):
            return False
        text = self.text(step)
        return step.verb in ("tests", "looks in") or text.startswith(_CONDITIONS) or " if " in text

    def on(self, location: str) -> Iterator[Step]:
        """The steps that touch the location, in order."""
        return (step for step in self.steps if step.location == location)

    def stretches(self) -> Iterator[list[Step]]:
        """The steps between two gaps, in order."""
        starts = sorted(at for at in self.gaps if 0 < at < len(self.steps))
        edges = [0, *starts, len(self.steps)]
        for first, last in itertools.pairwise(edges):
            yield list(self.steps[first:last])

    def names(self) -> tuple[str, ...]:
        """The letters of the threads that do something, the main thread last."""
        letters = {step.thread for step in self.steps} | {wait.thread for wait in self.waits}
        return tuple(sorted(letters, key=lambda letter: (letter == "M", letter)))


def looks(step: Step) -> bool:
    """It learns a value and changes nothing."""
    return bool(step.location) and not step.changes and step.verb not in LOCKING


def alters(step: Step) -> bool:
    """It may change a value (taking a lock is not meant)."""
    return bool(step.location) and step.changes and step.verb not in LOCKING


def value_after(step: Step) -> str | None:
    """What the place holds after the step, as far as it is known."""
    if step.after is not None:
        return step.after
    return step.value if step.verb in ("writes", "reads") else None


def owner_of(location: str) -> str:
    """The object of which the location is a part."""
    return location.partition("/")[0]


def overlap(one: str, two: str) -> bool:
    """The locations are the same memory, or one is a part of the other."""
    if one == two:
        return True
    (owner, _, part), (other, _, piece) = one.partition("/"), two.partition("/")
    return owner == other and "*" in (part, piece)


def place_of(step: Step) -> str:
    """The thing that is touched: ``jobs`` for ``jobs.pop()``, for ``for job in jobs:``, ..."""
    place = step.place
    if step.verb in ("iterates", "looks in") and " in " in place:
        return place.rpartition(" in ")[2].removesuffix(":").strip() or place
    if step.verb == "calls":
        called, _, rest = place.partition("(")
        argument = rest.partition(",")[0].removesuffix(")").strip()
        return called.rpartition(".")[0] or argument or place
    return place


def _sharers(steps: tuple[Step, ...]) -> dict[str, frozenset[str]]:
    touched: dict[str, set[str]] = {}
    changed: set[str] = set()
    for step in steps:
        if step.location and step.verb not in LOCKING:
            touched.setdefault(step.location, set()).add(step.thread)
            changed |= {step.location} if step.changes else set()
    owners: dict[str, list[str]] = {}
    for location in touched:
        owners.setdefault(owner_of(location), []).append(location)
    return {
        location: frozenset().union(*(touched[each] for each in near))
        for location in touched
        if changed.intersection(near := _near(location, owners[owner_of(location)]))
    }


def _near(location: str, others: list[str]) -> list[str]:
    return [other for other in others if overlap(location, other)]


def _without_unwinding(witness: Witness) -> tuple[Step, ...]:
    """The steps without the locks that a stuck thread gives back only when it is taken away."""
    holds = {wait.thread: wait.holds for wait in witness.waits}
    kept: list[Step] = []
    for step in reversed(witness.steps):
        if step.number > 0:
            holds.pop(step.thread, None)
        elif step.verb == "gives back" and step.place in holds.get(step.thread, ()):
            continue
        kept.append(step)
    return tuple(reversed(kept))


def _numbered(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Every step with a number of its own: an event between the steps gets one below 0."""
    return tuple(
        step if step.number > 0 else replace(step, number=-1 - at) for at, step in enumerate(steps)
    )


def _gaps(witness: Witness, length: int) -> dict[int, int]:
    gaps: dict[int, int] = {}
    for index, count in witness.folds:
        at = min(max(index, 0), length)
        gaps[at] = gaps.get(at, 0) + max(count, 0)
    return {at: count for at, count in gaps.items() if count}


def read_trace(witness: Witness | None) -> Trace:
    """The trace of a witness; an empty one if there is none."""
    if witness is None:
        return Trace((), {}, (), {}, {})
    steps = _numbered(_without_unwinding(witness))
    return Trace(
        steps=steps,
        threads={thread.letter: thread for thread in witness.threads},
        waits=witness.waits,
        source={(path, line): text for path, line, text in witness.source},
        gaps=_gaps(witness, len(steps)),
        sharers=_sharers(steps),
        last={step.thread: index for index, step in enumerate(steps)},
    )
