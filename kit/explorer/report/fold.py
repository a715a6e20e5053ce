"""Chooses the steps that are shown: what the story needs first, then what is near to it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable

from kit.explorer.outcome import Step
from kit.explorer.report.story import Story
from kit.explorer.report.stuck import loop_start
from kit.explorer.report.trace import LOCKING

_MOST_TRIED = 60
_ROUNDS = 2
Painter = Callable[[list[int]], list[str]]


def painted_within(story: Story, lines: int, paint: Painter) -> list[str]:
    """The picture in at most `lines` lines; the steps that matter least are folded."""
    ranked = _ranked(story)[:_MOST_TRIED]
    for count in range(len(ranked), 0, -1):
        kept = sorted(ranked[:count])
        picture = paint(kept)
        if len(picture) <= lines:
            return _filled(story, kept, picture, lines, paint)
    return []


def _filled(
    story: Story, kept: list[int], picture: list[str], lines: int, paint: Painter
) -> list[str]:
    """A fold of one step says less than the step itself, if there is room for it."""
    letters = {story.trace.steps[at].thread for at in kept}
    edges = [-1, *kept, len(story.trace.steps)]
    for before, after in itertools.pairwise(edges):
        lonely = after - before == 2 and not story.trace.gaps.get(before + 1)
        if lonely and story.trace.steps[before + 1].thread in letters:
            fuller = sorted([*kept, before + 1])
            attempt = paint(fuller)
            if len(attempt) <= lines:
                kept, picture = fuller, attempt
    return picture


def _ranked(story: Story) -> list[int]:
    """Positions of the steps worth showing, the most needed first."""
    steps = story.trace.steps
    levels = _levels(story)
    named = [at for at, step in enumerate(steps) if _is_named(story, step)]
    anchors = named or _anchors(story)
    worth = [at for at, level in enumerate(levels) if level]
    return sorted(worth, key=lambda at: (-levels[at], _distance(at, anchors), at))


def _levels(story: Story) -> list[int]:
    steps = story.trace.steps
    if story.failure.outcome.kind == "livelock":
        return _rounds(story)
    levels = [_level(story, at) for at in range(len(steps))]
    return levels if any(levels) else [1] * len(steps)


def _rounds(story: Story) -> list[int]:
    """Of a loop that never ends two rounds are enough."""
    start, seen, levels = loop_start(story.trace), Counter[tuple[str, int, str, str]](), []
    for at, step in enumerate(story.trace.steps):
        key = (step.thread, step.line, step.verb, step.place)
        seen[key] += at >= start
        before = 0 if step.verb == "goes on" or step.thread == "M" else 1
        levels.append(before if at < start else 2 if seen[key] <= _ROUNDS else 0)
    return levels


def _is_named(story: Story, step: Step) -> bool:
    return story.pattern is not None and step.number in story.pattern.steps


def _anchors(story: Story) -> list[int]:
    """Where the story happens if no step is named: at the end of each thread that fails."""
    trace, problem = story.trace, story.problem
    if story.failure.outcome.kind == "livelock":
        return [loop_start(trace)]
    if problem is not None and problem.thread in trace.last:
        return [trace.last[problem.thread]]
    return [trace.last[wait.thread] for wait in trace.waits if wait.thread in trace.last]


def _distance(at: int, anchors: list[int]) -> int:
    return min((abs(at - anchor) for anchor in anchors), default=at)


def _level(story: Story, at: int) -> int:
    """0 is not shown; 9 is what the sentences name."""
    step, pattern = story.trace.steps[at], story.pattern
    if _is_named(story, step):
        return 9
    if pattern is not None and pattern.threads and step.thread not in pattern.threads:
        return 0
    if _ends_in_failure(story, at):
        return 8
    if step.verb == "gives back":
        return 1
    if pattern is not None and step.location and step.location in pattern.locations:
        return 5 if _at_switch(story, at) else 4
    return _interest(story, step)


def _interest(story: Story, step: Step) -> int:
    """Of a step that the sentences are not about."""
    if step.verb in LOCKING:
        return 2 if step.place else 0
    if story.trace.is_shared(step.location):
        return 3
    return 0 if story.pattern is None or story.pattern.steps else 1


def _ends_in_failure(story: Story, at: int) -> bool:
    step, trace = story.trace.steps[at], story.trace
    if trace.last.get(step.thread) != at:
        return False
    stuck = any(wait.thread == step.thread for wait in trace.waits)
    return stuck or (story.problem is not None and story.problem.thread == step.thread)


def _at_switch(story: Story, at: int) -> bool:
    steps = story.trace.steps
    near = steps[max(0, at - 1) : at + 2]
    return any(each.thread != steps[at].thread for each in near)
