"""The lanes of processes: a table with a column for each, and lines drawn behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kit.page.foreign import escape
from kit.page.processes import Event, Processes, arrows
from kit.page.words import Words

_CELL: Final = 100  # units of the drawing for a lane and for a row; it is stretched to the table
_COLOURS: Final = 8
_BAD: Final = ("dies", "stops")
_FREE: Final = frozenset(("sends", "gets", "signals"))
_AT_THE_OTHER: Final = {"starts": "begins", "signals": "hit"}


def lanes(processes: Processes, said: Words) -> str:
    """The section of the page."""
    words = said["processes"]
    notes = [words["about"]]
    if not processes.same:
        notes.append(words["other_end"])
    if processes.cut:
        notes.append(words["cut"].format(n=len(processes.events)))
    shown = "".join(f"<p class=quiet>{escape(each)}</p>" for each in notes)
    return (
        f"<section class=processes><h2>{escape(words['label'])}</h2>{shown}"
        f'<div class=scroll tabindex=0><div class="drawn n{len(processes.lanes)}">'
        f"{_drawing(processes)}{_table(processes, words)}</div></div></section>"
    )


def _table(processes: Processes, words: dict[str, str]) -> str:
    names = "".join(
        f'<th scope=col><span class="chip t{_colour(lane)}">{escape(name)}</span></th>'
        for lane, name in enumerate(processes.lanes)
    )
    head = f"<tr><th scope=col>{escape(words['step'])}</th>{names}</tr>"
    return (
        f"<table><caption class=unseen>{escape(words['label'])}</caption>"
        f"<thead>{head}</thead><tbody>{''.join(_rows(processes, words))}</tbody></table>"
    )


def _rows(processes: Processes, words: dict[str, str]) -> Iterator[str]:
    alive = {0}
    for number, event in enumerate(processes.events, 1):
        started = event.other if event.kind == "starts" else None
        alive |= {event.lane} | ({started} if started is not None else set())
        cells = "".join(
            _cell(processes, event, lane, alive, words) for lane in range(len(processes.lanes))
        )
        yield f"<tr><th scope=row>{number}</th>{cells}</tr>"
        if event.kind in ("exits", *_BAD):
            alive.discard(event.lane)


def _cell(
    processes: Processes, event: Event, lane: int, alive: set[int], words: dict[str, str]
) -> str:
    line = f' class="alive t{_colour(lane)}"' if lane in alive else ""
    text, look = "", event.kind
    if lane == event.lane:
        text = _own(processes, event, words)
    elif lane == event.other and event.kind in _AT_THE_OTHER:
        look = _AT_THE_OTHER[event.kind]
        text = words[look].format(what=event.what, other=processes.lanes[event.lane])
    if not text:
        return f"<td{line}></td>"
    bad = " bad" if look in _BAD or (look == "exits" and event.what != "0") else ""
    chip = f'<span class="event {look}{bad}" title="{escape(text)}">'
    return f"<td{line}>{chip}{_head(event, lane, look)}{escape(text)}</span></td>"


def _own(processes: Processes, event: Event, words: dict[str, str]) -> str:
    """What its own lane says of an event: in words, as the lines are only seen."""
    known = event.other is not None
    key = event.kind if known or event.kind not in _FREE else f"{event.kind}_unknown"
    other = processes.lanes[event.other] if event.other is not None else ""
    return words[key].format(what=event.what, other=other).strip()


def _head(event: Event, lane: int, look: str) -> str:
    """The head of the line that ends here."""
    start = event.other if look == "gets" else event.lane
    if look in ("dies", "stops"):
        return "<span class=head aria-hidden=true>\N{HEAVY MULTIPLICATION X}</span>"
    if look not in ("gets", *_AT_THE_OTHER.values()) or start is None or start == lane:
        return ""
    arrow = "\N{RIGHTWARDS ARROW}" if start < lane else "\N{LEFTWARDS ARROW}"
    return f"<span class=head aria-hidden=true>{arrow}</span>"


def _drawing(processes: Processes) -> str:
    width, height = len(processes.lanes) * _CELL, len(processes.events) * _CELL
    half = _CELL // 2
    lines = "".join(
        f'<line class="{kind} t{_colour(one)}" x1="{one * _CELL + half}" y1="{row * _CELL + half}"'
        f' x2="{other * _CELL + half}" y2="{end * _CELL + half}"/>'
        for kind, row, one, end, other in arrows(processes)
    )
    return (
        f'<svg aria-hidden=true preserveAspectRatio="none" viewBox="0 0 {width} {height}">'
        f"{lines}</svg>"
    )


def _colour(lane: int) -> int:
    return lane % _COLOURS
