"""The picture in lanes: one column for each thread, the values on the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.explorer.report.phrases import phrase
from kit.explorer.report.rows import Row, number_of, switch_lines
from kit.explorer.report.story import Story
from kit.explorer.report.words import say
from kit.plain.width import columns, cut, left, right

NARROWEST = 18
_GAP = "  "
_MARK = " <"
_LEAST_VALUE, _MOST_VALUE = 8, 20


@dataclass(frozen=True)
class Lanes:
    """Where everything stands, in columns: `steps`, then the lanes, then the values."""

    letters: tuple[str, ...]
    heads: tuple[str, ...]
    steps: int
    lane: int
    digits: int
    places: tuple[str, ...]
    values: tuple[int, ...]

    @property
    def width(self) -> int:
        """Of the whole table, the mark included."""
        return self.steps + sum(2 + each for each in self._cells()) + len(_MARK)

    def _cells(self) -> list[int]:
        return [self.lane] * len(self.letters) + list(self.values)

    def paint(self, rows: list[Row]) -> list[str]:
        """The lines of the table."""
        return [*self._head(), *(line for row in rows for line in self._lines(row))]

    def _head(self) -> Iterator[str]:
        cells = [left(text, self.lane) for text in self.heads]
        cells += [right(text, room) for text, room in zip(self.places, self.values, strict=True)]
        yield _joined([right(say("table", "step"), self.steps), *cells])
        yield _joined([" " + "-" * (self.steps - 1), *("-" * each for each in self._cells())])

    def _lines(self, row: Row) -> Iterator[str]:
        if row.kind == "switch":
            yield from switch_lines(row, self._switch_lead(), self.width)
        elif row.kind == "fold":
            yield self._fold(row)
        elif row.kind == "source":
            yield self._source(row)
        else:
            yield from self._step(row)

    def _switch_lead(self) -> str:
        return " " + "-" * (self.steps - 1) + _GAP

    def _before(self, thread: str) -> str:
        index = self.letters.index(thread) if thread in self.letters else 0
        return _GAP + " " * index * (self.lane + 2)

    def _indent(self) -> str:
        return " " * (self.digits + 2)

    def _fold(self, row: Row) -> str:
        lead = left(" ...", self.steps) + self._before(row.thread)
        lead += self._indent() if row.thread else ""
        return lead + cut(row.text, self.width - columns(lead))

    def _source(self, row: Row) -> str:
        """A source line begins in its lane and may run on: nothing else is in its row."""
        lead = " " * self.steps + self._before(row.thread)
        text = f"{row.line:>{self.digits}}| {row.text}"
        return (lead + cut(text, self.width - columns(lead))).rstrip()

    def _step(self, row: Row) -> Iterator[str]:
        lead = right(number_of(row), self.steps) + self._before(row.thread) + self._indent()
        middle = self.steps + len(self.letters) * (self.lane + 2)
        room = middle - columns(lead)
        marked = f"{row.text}  {row.mark}" if row.mark else row.text
        fits = columns(marked) <= room
        values = [right(v, space) for v, space in zip(row.values, self.values, strict=False)]
        cells = _joined([left(lead + cut(marked if fits else row.text, room), middle), *values])
        yield (cells + (_MARK if row.damaged else "")).rstrip()
        if not fits and row.mark:
            yield self._beside(row.mark, columns(lead))

    def _beside(self, mark: str, at: int) -> str:
        """A mark that is too long for its step's line, as far right as it can begin."""
        first = self.steps + len(_GAP) + len(self._indent())
        start = max(first, min(at, self.width - columns(mark)))
        return " " * start + cut(mark, self.width - start)


def _joined(cells: list[str]) -> str:
    return _GAP.join(cells)


def lanes_for(story: Story, rows: list[Row], width: int) -> Lanes | None:
    """Lanes for the threads in the rows; None if they would be too narrow to read."""
    letters = _letters(story, rows)
    steps, places = step_width(rows), story.places
    most = _MOST_VALUE if len(letters) < 3 else _LEAST_VALUE
    values = tuple(value_width(story, rows, index, most) for index in range(len(places)))
    room = width - steps - len(_MARK) - sum(2 + each for each in values)
    lane = room // max(len(letters), 1) - 2
    if lane < NARROWEST:
        return None
    heads = tuple(head_of(story, letter) for letter in letters)
    names = tuple(place.name for place in places)
    return Lanes(letters, heads, steps, lane, digits_of(rows), names, values)


def _letters(story: Story, rows: list[Row]) -> tuple[str, ...]:
    present = {row.thread for row in rows if row.thread}
    return tuple(letter for letter in story.trace.names() if letter in present)


def step_width(rows: list[Row]) -> int:
    """Columns of the step numbers, with one space before them."""
    return 1 + max([4, *(len(str(row.number)) for row in rows if row.number is not None)])


def digits_of(rows: list[Row]) -> int:
    """Columns of the line numbers."""
    return max([3, *(len(str(row.line)) for row in rows)])


def value_width(story: Story, rows: list[Row], index: int, most: int) -> int:
    """Columns of a value column: as wide as its widest text, within bounds."""
    texts = [row.values[index] for row in rows if len(row.values) > index]
    widest = max([columns(text) for text in (*texts, story.places[index].name)])
    return min(max(widest, _LEAST_VALUE), most)


def head_of(story: Story, letter: str) -> str:
    """``A  change_it(5)``."""
    info = story.trace.threads.get(letter)
    return f"{letter}  {phrase(info.call or info.name) if info else ''}".rstrip()
