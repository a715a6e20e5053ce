"""Puts a report together: what is wrong, the picture, why, and what next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kit.explorer.report.circle import waiting_table
from kit.explorer.report.failure import Failure
from kit.explorer.report.fold import painted_within
from kit.explorer.report.frame import closing, first_sentence, frames, opening, trimmed
from kit.explorer.report.guard import guarded
from kit.explorer.report.lanes import lanes_for
from kit.explorer.report.listing import listing_for
from kit.explorer.report.rows import rows_of
from kit.explorer.report.story import Story, tell
from kit.plain.width import cut, safe

NARROWEST = 40
MOST_LINES = 30
_LEAST_PICTURE = 5


def render(
    failure: Failure,
    *,
    width: int = 80,
    ascii: bool = False,  # noqa: A002 - the word that every reader of a terminal knows
    lines: int = MOST_LINES,
) -> str:
    """The report as text: at most `width` columns (40 at least) and `lines` lines.

    With `ascii`, nothing outside ASCII is in it. It depends on its arguments alone.
    """
    width = max(width, NARROWEST)
    story = tell(guarded(failure, ascii_only=ascii))
    above, below = opening(story, width), closing(story, width)
    stopped = frames(story, width)
    waiting = waiting_table(story, width) if failure.outcome.kind == "deadlock" else []
    if waiting:
        above += [*waiting, ""]
    room = lines - len(above) - len(below) - len(stopped)
    picture = _picture(story, width, room) if room >= _LEAST_PICTURE else []
    text = trimmed([*(above if picture else trimmed(above)), *picture, *stopped, *below])
    return "\n".join(cut(safe(line, ascii_only=ascii), width).rstrip() for line in text[:lines])


def _picture(story: Story, width: int, room: int) -> list[str]:
    def paint(kept: list[int]) -> list[str]:
        for layout_for in (lanes_for, listing_for):
            for count in range(len(story.places), -1, -1):
                told = replace(story, places=story.places[:count])
                rows = rows_of(told, kept)
                layout = layout_for(told, rows, width)
                if layout is not None:
                    return layout.paint(rows)
        return []

    return painted_within(story, room, paint)


def explain_json(failure: Failure) -> dict[str, Any]:
    """The same story for tools, as plain data."""
    story = tell(guarded(failure, ascii_only=False))
    pattern = story.pattern
    return {
        "verdict": failure.verdict,
        "first": first_sentence(story),
        "key": pattern.key if pattern else None,  # the same in every language
        "pattern": pattern.name if pattern else None,
        "why": pattern.why if pattern else "",
        "question": pattern.question if pattern else "",
        "threads": list(pattern.threads) if pattern else [],
        "steps": [n for n in pattern.steps if n > 0] if pattern else [],
        "damage": _numbered(pattern.damage) if pattern else None,
        "places": [place.name for place in story.places],
        "replay": failure.replay,
    }


def _numbered(step: int | None) -> int | None:
    """None for an event between two steps: it has no number that a reader could find."""
    return step if step is not None and step > 0 else None
