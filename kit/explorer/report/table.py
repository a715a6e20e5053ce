"""The table of all outcomes: each distinct result with the smallest schedule that gives it."""

from __future__ import annotations

from kit.explorer.outcome import Exploration, Outcome
from kit.explorer.report.guard import guarded
from kit.explorer.report.phrases import phrase
from kit.explorer.report.story import problem_text, result_of
from kit.explorer.report.words import say
from kit.plain.width import columns, cut, left, right, safe, wrap

_MOST = 20
_LEAST_VALUE, _MOST_VALUE, _MOST_SCHEDULE = 12, 26, 40
_WIDE = 70
_SIDES = (left, left, right, right, left)
_Cells = tuple[str, str, str, str, str]


def outcome_text(outcome: Outcome) -> str:
    """``-8``, ``deadlock``, ``A: KeyError: 'x'``, ``5; B ended with KeyError``."""
    if outcome.stuck:
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
    lines += [
        row
        for text in exploration.warnings
        for row in wrap(phrase(text, "coverage"), width, lines=2)
    ]
    return "\n".join(cut(safe(line, ascii_only=ascii), width).rstrip() for line in lines)


def _guarded_cells(outcome: Outcome, *, ascii_only: bool) -> _Cells:
    value, serial, first, switches, schedule = _cells(outcome)
    return safe(value, ascii_only=ascii_only), serial, first, switches, schedule


def _aligned(rows: list[_Cells], width: int) -> list[str]:
    """All five columns, or on narrow paper only the outcome, whether it is right, and how."""
    kept = (0, 1, 2, 3, 4) if width >= _WIDE else (0, 1, 4)
    rooms = {index: max(columns(row[index]) for row in rows) for index in kept}
    rooms[0] = min(rooms[0], _MOST_VALUE if width >= _WIDE else _LEAST_VALUE)
    taken = sum(room + 2 for index, room in rooms.items() if index != 4)
    rooms[4] = max(1, min(_MOST_SCHEDULE, rooms[4], width - 1 - taken))
    lines = [
        " " + "  ".join(_SIDES[index](row[index], room) for index, room in rooms.items())
        for row in rows
    ]
    return [lines[0], " " + "  ".join("-" * room for room in rooms.values()), *lines[1:]]


def _total(exploration: Exploration) -> str:
    several, schedules = len(exploration.outcomes) != 1, exploration.schedules
    return say(
        "outcomes",
        "total",
        outcomes=say("outcomes", "outcomes" if several else "outcome", n=len(exploration.outcomes)),
        schedules=say(
            "outcomes", "schedule_one" if schedules == 1 else "schedules", n=f"{schedules:,}"
        ),
        covered=phrase(exploration.covered, "coverage"),
    )
