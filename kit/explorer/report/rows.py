"""The rows of the picture, before anybody knows how wide the paper is.

A row is a source line, a step under it, a switch, or a fold that stands for steps left
out. Invariant: a source line is printed once until its thread comes to another line.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from kit.explorer.outcome import Step
from kit.explorer.report.phrases import phrase
from kit.explorer.report.story import Story
from kit.explorer.report.switch import pause_sentence
from kit.explorer.report.trace import place_of, value_after
from kit.explorer.report.words import all_of, counted, say, verb
from kit.plain.width import columns, cut

_VERB_WIDTH = 6


@dataclass(frozen=True, slots=True)
class Row:
    """kind source | step | switch | fold; thread "" if it belongs to no single lane.

    said  of a switch: what becomes of the thread that stops
    """

    kind: str
    thread: str
    text: str
    line: int = 0
    number: int | None = None
    values: tuple[str, ...] = ()
    mark: str = ""
    damaged: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Steps left out between two rows."""

    count: int
    threads: tuple[str, ...]
    switches: int
    unseen: bool


def rows_of(story: Story, kept: list[int]) -> list[Row]:
    """The rows for the steps at these positions, in order."""
    return list(_rows(story, kept))


def _rows(story: Story, kept: list[int]) -> Iterator[Row]:
    steps = story.trace.steps
    shown: dict[str, int] = {}
    before = -1
    for at in kept:
        yield from _between(story, before, at)
        step = steps[at]
        if step.line and shown.get(step.thread) != step.line:  # 0: a step of the check itself
            shown[step.thread] = step.line
            yield Row("source", step.thread, story.trace.text(step), line=step.line)
        yield _step_row(story, step)
        before = at
    yield from _fold(story, before, len(steps))


def _speaks_for_itself(story: Story, step: Step) -> bool:
    """It touches a place that has a column, so its place need not be named."""
    return any(step.location == each.location for each in story.places)


def _between(story: Story, before: int, at: int) -> Iterator[Row]:
    """A fold, a switch, or both; steps left out stand on their own side of the switch."""
    folded = list(_fold(story, before, at))
    steps = story.trace.steps
    if before < 0 or steps[before].thread == steps[at].thread:
        yield from folded
        return
    entered = bool(folded) and folded[0].thread == steps[at].thread
    if not entered:
        yield from folded
    yield _switch(story, before, before if entered else at - 1, at)
    if entered:
        yield from folded


def _switch(story: Story, before: int, last: int, at: int) -> Row:
    left, entered = story.trace.steps[before].thread, story.trace.steps[at].thread
    outcome, pattern = story.failure.outcome, story.pattern
    said = pause_sentence(story.trace, outcome, pattern, at=last, thread=left)
    return Row("switch", "", say("switch", "head", before=left, after=entered), said=said)


def _hidden(story: Story, before: int, at: int) -> _Hidden:
    steps, gaps = story.trace.steps, story.trace.gaps
    missing = sum(gaps.get(index, 0) for index in range(before + 1, at + 1))
    inside = steps[before + 1 : at]
    counted_steps = sum(step.number > 0 for step in inside)
    letters = [step.thread for step in steps[max(before, 0) : at + 1]]
    switches = sum(one != two for one, two in itertools.pairwise(letters))
    edges = at < len(steps) and before >= 0 and steps[before].thread != steps[at].thread
    threads = tuple(sorted({step.thread for step in inside}))
    return _Hidden(counted_steps + missing, threads, switches - edges, missing > 0)


def _fold(story: Story, before: int, at: int) -> Iterator[Row]:
    hidden = _hidden(story, before, at)
    if not hidden.count:
        return
    steps = counted(hidden.count, "step")
    threads = all_of(hidden.threads)
    if hidden.unseen:
        yield Row("fold", "", say("fold", "unseen", steps=steps))
    elif len(hidden.threads) == 1 and hidden.switches <= 0:
        key = "same" if hidden.count > 1 and _same_lines(story, before, at) else "one"
        yield Row("fold", hidden.threads[0], say("fold", key, steps=steps))
    elif hidden.switches > 0:
        switches = counted(hidden.switches, "switch")
        text = say("fold", "switches", steps=steps, threads=threads, switches=switches)
        yield Row("fold", "", text)
    else:
        yield Row("fold", "", say("fold", "many", steps=steps, threads=threads))


def _same_lines(story: Story, before: int, at: int) -> bool:
    """The thread only goes through lines again that it went through just before."""
    steps = story.trace.steps
    inside = steps[before + 1 : at]
    earlier = steps[max(0, before - len(inside)) : before + 1]
    lines = {(step.thread, step.path, step.line) for step in earlier}
    return all((step.thread, step.path, step.line) in lines for step in inside)


def _step_row(story: Story, step: Step) -> Row:
    pattern = story.pattern
    damaged = pattern is not None and pattern.damage == step.number
    return Row(
        "step",
        step.thread,
        _phrase(step, short=_speaks_for_itself(story, step)),
        line=step.line,
        number=step.number if step.number > 0 else None,
        values=tuple(_value(step, place.location) for place in story.places),
        mark=pattern.mark if pattern is not None and damaged else step.note,
        damaged=damaged,
    )


def _value(step: Step, location: str) -> str:
    if step.location != location:
        return ""
    return value_after(step) or ""


def _phrase(step: Step, *, short: bool) -> str:
    word = verb(step.verb)
    place = place_of(step) if step.verb == "iterates" else phrase(step.place)
    word += " " * (_VERB_WIDTH - columns(word))
    facts = {"verb": word, "place": place, "value": step.value}
    if step.verb == "calls":
        method = _called(step) if short else step.place
        return say("step", "both" if step.value else "place", **{**facts, "place": method})
    if step.value is None:
        return say("step", "bare" if short else "place", **facts).rstrip()
    if short:
        return say("step", "value", **facts)
    return say("step", "equal" if step.verb in ("reads", "writes") else "both", **facts)


def _called(step: Step) -> str:
    """``append(5)`` for ``jobs.append(5)``, ``len()`` for ``len(jobs)``."""
    owner = place_of(step) + "."
    if step.place.startswith(owner):
        return step.place.removeprefix(owner)
    return step.place.partition("(")[0] + "()"


def number_of(row: Row) -> str:
    """The number of the row's step; "" for an event between the steps."""
    return "" if row.number is None else str(row.number)


def switch_lines(row: Row, lead: str, width: int) -> list[str]:
    """A switch as a rule across the table; in two lines if its words need them."""
    whole = f"{row.text} -- {row.said}" if row.said else row.text
    fits = columns(lead) + 3 + columns(whole) + 3 <= width
    text = f"{lead}-- {cut(whole if fits else row.text, width - columns(lead) - 6)} "
    lines = [text + "-" * (width - columns(text))]
    if not fits and row.said:
        lines.append(cut(" " * columns(lead) + "   " + row.said, width))
    return lines
