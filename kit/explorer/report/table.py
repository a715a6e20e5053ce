"""The table of all outcomes: each distinct result with the smallest schedule that gives it."""

from __future__ import annotations

from kit.explorer.outcome import Exploration, Outcome
from kit.explorer.report.guard import guarded
from kit.explorer.report.story import problem_text, result_of
from kit.explorer.report.width import columns, cut, left, right, safe, wrap
from kit.explorer.report.words import say

_MOST = 20
_MOST_VALUE, _MOST_SCHEDULE = 32, 40
_Cells = tuple[str, str, str, str, str]


def outcome_text(outcome: Outcome) -> str:
    """``-8``, ``deadlock``, ``A: KeyError: 'x'``, ``5; B ended with KeyError``."""
    if outcome.kind in ("deadlock", "livelock"):
        return say("outcomes", outcome.kind)
    if outcome.problem is not None:
        return f"{outcome.problem.thread}: {problem_text(outcome.problem)}"
    if outcome.died:
        value = result_of(Outcome("returned", value=outcome.value))
        dead = outcome.died[0]
        return say("outcomes", "died", value=value, thread=dead.thread, type=dead.type)
    return result_of(outcome)


def _cells(outcome: Outcome) -> _Cells:
    serial = say("outcomes", "yes" if outcome.serial else "no")
    numbers = (f"{outcome.first_seen:,}", f"{outcome.switches:,}")
    return outcome_text(outcome), serial, *numbers, outcome.schedule


def _heads() -> _Cells:
    value, serial, first, switches, schedule = (
        say("outcomes", key) for key in ("value", "serial", "first", "switches", "schedule")
    )
    return value, serial, first, switches, schedule


def render_outcomes(
    exploration: Exploration,
    *,
    width: int = 80,
    ascii: bool = False,  # noqa: A002 - as in `render`
) -> str:
    """One line for each outcome, smallest schedule first, and what was covered.

    ``whole calls`` says whether the outcome also comes when the threads run one after
    another; ``first in`` is the number of the schedule in which it was first seen.
    """
    exploration = guarded(exploration, ascii_only=ascii)
    shown = exploration.outcomes[:_MOST]
    cells = [_guarded_cells(outcome, ascii_only=ascii) for outcome in shown]
    lines = _aligned([_heads(), *cells], width)
    left_out = len(exploration.outcomes) - len(shown)
    if left_out:
        lines.append(" " + say("outcomes", "more", n=f"{left_out:,}"))
    lines += wrap(_total(exploration), width, lines=3)
    lines += [row for text in exploration.warnings for row in wrap(text, width, lines=2)]
    return "\n".join(cut(safe(line, ascii_only=ascii), width).rstrip() for line in lines)


def _guarded_cells(outcome: Outcome, *, ascii_only: bool) -> _Cells:
    value, serial, first, switches, schedule = _cells(outcome)
    return safe(value, ascii_only=ascii_only), serial, first, switches, schedule


def _aligned(rows: list[_Cells], width: int) -> list[str]:
    rooms = [max(columns(row[index]) for row in rows) for index in range(5)]
    rooms[0] = min(rooms[0], _MOST_VALUE, max(8, width - sum(rooms[1:4]) - 20))
    rooms[4] = max(1, min(_MOST_SCHEDULE, rooms[4], width - 10 - sum(rooms[:4])))
    sides = (left, left, right, right, left)
    rule = tuple("-" * room for room in rooms)
    lines = [
        " "
        + "  ".join(side(cell, room) for side, cell, room in zip(sides, row, rooms, strict=True))
        for row in rows
    ]
    return [lines[0], " " + "  ".join(rule), *lines[1:]]


def _total(exploration: Exploration) -> str:
    several, schedules = len(exploration.outcomes) != 1, exploration.schedules
    return say(
        "outcomes",
        "total",
        outcomes=say("outcomes", "outcomes" if several else "outcome", n=len(exploration.outcomes)),
        schedules=say(
            "outcomes", "schedule_one" if schedules == 1 else "schedules", n=f"{schedules:,}"
        ),
        covered=exploration.covered,
    )
