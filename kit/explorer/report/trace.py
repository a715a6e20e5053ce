"""The steps of a witness, with the questions that a report asks about them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from kit.explorer.outcome import Step, ThreadInfo, Wait, Witness

LOCKING = frozenset({"takes", "gives back", "waits", "sleeps", "yields"})
_CONDITIONS = ("if ", "elif ", "while ", "assert ", "if(", "while(")


@dataclass(frozen=True)
class Trace:
    """A witness, read once.

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
        places = [step for step in self.on(location) if step.place]
        plain = next((step.place for step in places if step.verb != "calls"), None)
        if plain is not None or not places:
            return plain or location
        return places[0].place.partition("(")[0].rpartition(".")[0] or places[0].place

    def is_test(self, step: Step) -> bool:
        """The step looks at something in order to decide."""
        if not looks(step):
            return False
        text = self.text(step)
        return step.verb == "tests" or text.startswith(_CONDITIONS) or " if " in text

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


def _sharers(steps: tuple[Step, ...]) -> dict[str, frozenset[str]]:
    touched: dict[str, set[str]] = {}
    for step in steps:
        if step.location and step.verb not in LOCKING:
            touched.setdefault(step.location, set()).add(step.thread)
    changed = {step.location for step in steps if alters(step)}
    return {place: frozenset(who) for place, who in touched.items() if place in changed}


def _gaps(witness: Witness) -> dict[int, int]:
    gaps: dict[int, int] = {}
    for index, count in witness.folds:
        at = min(max(index, 0), len(witness.steps))
        gaps[at] = gaps.get(at, 0) + max(count, 0)
    return {at: count for at, count in gaps.items() if count}


def read_trace(witness: Witness | None) -> Trace:
    """The trace of a witness; an empty one if there is none."""
    if witness is None:
        return Trace((), {}, (), {}, {})
    return Trace(
        steps=witness.steps,
        threads={thread.letter: thread for thread in witness.threads},
        waits=witness.waits,
        source={(path, line): text for path, line, text in witness.source},
        gaps=_gaps(witness),
        sharers=_sharers(witness.steps),
        last={step.thread: index for index, step in enumerate(witness.steps)},
    )
