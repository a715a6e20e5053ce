"""The picture of threads that are stuck: who holds what, and waits for what, at which line."""

from __future__ import annotations

from kit.explorer.outcome import Wait
from kit.explorer.report.phrases import phrase
from kit.explorer.report.story import Story
from kit.explorer.report.stuck import causes, in_order
from kit.explorer.report.words import all_of, say, things
from kit.plain.width import columns, cut, left

_MOST = 5
_CELL = 20
_GAP = "  "
_NARROW = 60


def _cells(story: Story, wait: Wait) -> tuple[str, str, str, str, str]:
    holder = wait.holder or say("table", "nothing")
    if wait.holder == wait.thread:
        holder = say("table", "self")
    at = f"{wait.line}| {story.trace.text(wait)}".rstrip("| ")
    return wait.thread, things(wait.holds) or say("table", "nothing"), phrase(wait.what), holder, at


def _heads() -> tuple[str, str, str, str, str]:
    keys = ("who", "holds", "waits", "holder", "at")
    who, holds, waits, holder, at = (say("table", key) for key in keys)
    return who, holds, waits, holder, at


def waiting_table(story: Story, width: int) -> list[str]:
    """One line for each stuck thread, the circle first; [] if nobody is known to wait."""
    waits = _worth_telling(story.trace.waits)
    rows = [_cells(story, wait) for wait in waits[:_MOST]]
    if not rows:
        return []
    lines = _in_columns(rows, width) if width >= _NARROW else _in_pairs(rows, width)
    rest = tuple(wait.thread for wait in waits[_MOST:])
    if rest:
        lines.append(cut(" " + say("stuck", "more", threads=all_of(rest)), width))
    return lines


def _worth_telling(waits: tuple[Wait, ...]) -> tuple[Wait, ...]:
    """All but a main thread that only waits for the others to end."""
    needed = causes(waits)
    return tuple(wait for wait in in_order(waits) if wait in needed or wait.thread != "M")


def _in_columns(rows: list[tuple[str, str, str, str, str]], width: int) -> list[str]:
    table = [_heads(), *rows]
    rooms = [min(_CELL, max(columns(row[index]) for row in table)) for index in range(4)]
    last = width - 1 - sum(room + 2 for room in rooms) - 1
    rule = tuple("-" * room for room in (*rooms, last))
    table.insert(1, (rule[0], rule[1], rule[2], rule[3], rule[4]))
    return [
        (
            " "
            + _GAP.join(left(cell, room) for cell, room in zip(row, (*rooms, last), strict=True))
        ).rstrip()
        for row in table
    ]


def _in_pairs(rows: list[tuple[str, str, str, str, str]], width: int) -> list[str]:
    _, holds, waits, _, _ = _heads()
    lines = []
    for who, held, what, holder, at in rows:
        lines.append(cut(f" {who}  {holds} {held}, {waits} {what} ({holder})", width))
        lines.append(cut(f"    {at}", width))
    return lines
