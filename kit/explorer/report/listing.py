"""The picture as a list, for many threads or narrow paper: who, what, and the values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.explorer.report.lanes import digits_of, head_of, step_width, value_width
from kit.explorer.report.rows import Row, number_of, switch_lines
from kit.explorer.report.story import Story
from kit.explorer.report.words import say
from kit.plain.width import columns, cut, left, right

_GAP = "  "
_MARK = " <"
_WHO = 3
_LEAST_WHAT = 16
_LEAST_VALUE, _MOST_VALUE = 8, 12
_ROOMY = 60


@dataclass(frozen=True)
class Listing:
    """Where everything stands, in columns."""

    calls: str
    steps: int
    what: int
    digits: int
    places: tuple[str, ...]
    values: tuple[int, ...]

    @property
    def width(self) -> int:
        """Of the whole list, the mark included."""
        cells = (_WHO, self.what, *self.values)
        return self.steps + sum(2 + each for each in cells) + len(_MARK)

    def paint(self, rows: list[Row]) -> list[str]:
        """The lines of the list."""
        return [*self._head(), *(line for row in rows for line in self._lines(row))]

    def _head(self) -> Iterator[str]:
        if self.calls:
            yield cut(self.calls, self.width)
        names = [right(say("table", "step"), self.steps), left(say("table", "who"), _WHO)]
        values = [right(text, room) for text, room in zip(self.places, self.values, strict=True)]
        yield _GAP.join([*names, left(say("table", "what"), self.what), *values]).rstrip()
        rules = [" " + "-" * (self.steps - 1), "-" * _WHO, "-" * self.what]
        yield _GAP.join([*rules, *("-" * each for each in self.values)])

    def _lines(self, row: Row) -> Iterator[str]:
        if row.kind == "switch":
            yield from switch_lines(row, self._switch_lead(), self.width)
        elif row.kind == "fold":
            yield self._free(left(" ...", self.steps), row.thread, self._indent() + row.text)
        elif row.kind == "source":
            text = f"{row.line:>{self.digits}}| {row.text}"
            yield self._free(" " * self.steps, row.thread, text)
        else:
            yield from self._step(row)

    def _switch_lead(self) -> str:
        return " " + "-" * (self.steps - 1) + _GAP

    def _indent(self) -> str:
        return " " * (self.digits + 2)

    def _free(self, number: str, who: str, what: str) -> str:
        """A row without values: its words may run on to the edge."""
        lead = _GAP.join([number, left(who, _WHO), ""])
        return (lead + cut(what, self.width - columns(lead))).rstrip()

    def _step(self, row: Row) -> Iterator[str]:
        number = right(number_of(row), self.steps)
        text = self._indent() + row.text
        marked = f"{text}  {row.mark}" if row.mark else text
        fits = columns(marked) <= self.what
        line = self._cells(number, row.thread, marked if fits else text, row.values)
        end = self.width - len(_MARK)
        yield left(line, end) + _MARK if row.damaged else line
        if not fits and row.mark:
            yield self._free(" " * self.steps, "", self._indent() + row.mark)

    def _cells(self, number: str, who: str, what: str, values: tuple[str, ...]) -> str:
        cells = [number, left(who, _WHO), left(what, self.what)]
        cells += [right(v, room) for v, room in zip(values, self.values, strict=False)]
        return _GAP.join(cells).rstrip()


def listing_for(story: Story, rows: list[Row], width: int) -> Listing | None:
    """The list for these rows; None if its values leave no room for the words."""
    steps, places = step_width(rows), story.places
    most = _MOST_VALUE if width >= _ROOMY else _LEAST_VALUE
    values = tuple(value_width(story, rows, index, most) for index in range(len(places)))
    what = width - steps - 2 - _WHO - 2 - sum(2 + each for each in values) - len(_MARK)
    if what < _LEAST_WHAT and places:
        return None
    names = tuple(place.name for place in places)
    return Listing(_calls(story, rows), steps, what, digits_of(rows), names, values)


def _calls(story: Story, rows: list[Row]) -> str:
    """``A, C  worker()   B  reader()``: who runs what."""
    present = {row.thread for row in rows if row.thread}
    grouped: dict[str, list[str]] = {}
    for letter in story.trace.names():
        if letter in present:
            call = head_of(story, letter).removeprefix(letter).strip()
            grouped.setdefault(call, []).append(letter)
    parts = [f"{', '.join(letters)}  {call}".strip() for call, letters in grouped.items()]
    return " " + "   ".join(parts) if any(grouped) else ""
