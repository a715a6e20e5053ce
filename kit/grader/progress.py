"""What an instructor sees while a class is graded: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TextIO

from kit.grader import escape
from kit.grader.model import Grade, Result
from kit.grader.reports.plain_grade import number

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Show(Protocol):
    """Shows how far a run is; the methods are those of `kit.grader.run.Watch`."""

    def start(self, done: int, total: int) -> None:
        """The checks are known; `done` of the results are."""
        ...

    def step(self, student: str, result: Result) -> None:
        """One more result."""
        ...

    def student(self, grade: Grade) -> None:
        """All about one student is written."""
        ...

    def note(self, text: str) -> None:
        """Something that is worth a line."""
        ...

    def close(self) -> None:
        """Leave the screen as it is."""
        ...


def shown_on(stream: TextIO) -> Show:
    """A bar where a person looks, lines for a log."""
    return Bar(stream) if stream.isatty() else Lines(stream)


def line_of(grade: Grade) -> str:
    """``ana  12/20``."""
    name = escape.plain(grade.student.name or grade.student.id)
    mark = "" if grade.final else f" ({number(grade.total.open)} to look at)"
    return f"{name}  {number(grade.total.points)}/{number(grade.total.maximum)}{mark}"


class Lines:
    """A line for each student."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._done = self._total = 0
        self._first = True

    def _print(self, text: str) -> None:
        print(text, file=self._stream, flush=True)

    def start(self, done: int, total: int) -> None:
        """See `Show`."""
        self._done, self._total = done, total
        known = f", {done} are known already" if done else ""
        self._print(f"{total} results{known}")

    def step(self, student: str, result: Result) -> None:
        """The first result has a line of its own: it works."""
        self._done += 1
        if self._first:
            self._first = False
            self._print(f"first result: {escape.plain(student)}, {result.check}: {result.verdict}")

    def student(self, grade: Grade) -> None:
        """See `Show`."""
        self._print(f"[{self._done}/{self._total}] {escape.no_commands(line_of(grade))}")

    def note(self, text: str) -> None:
        """See `Show`."""
        self._print(f"note: {escape.plain(text)}")

    def close(self) -> None:
        """See `Show`."""


class Bar:
    """A bar with the time that is left, below a line for each student."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def start(self, done: int, total: int) -> None:
        """See `Show`."""
        from rich.console import Console  # noqa: PLC0415 - only on a terminal
        from rich.progress import (  # noqa: PLC0415 - the same
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._progress = Progress(
            TextColumn("grading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=Console(file=self._stream, markup=False, highlight=False),
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total, completed=done)
        self._progress.start()

    def step(self, student: str, result: Result) -> None:  # noqa: ARG002 - see `Show`
        """See `Show`."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)

    def student(self, grade: Grade) -> None:
        """See `Show`."""
        self._say(line_of(grade))

    def note(self, text: str) -> None:
        """See `Show`."""
        self._say(f"note: {escape.plain(text)}")

    def _say(self, text: str) -> None:
        if self._progress is not None:
            self._progress.console.print(text, markup=False, highlight=False)
        else:
            print(text, file=self._stream, flush=True)

    def close(self) -> None:
        """See `Show`."""
        if self._progress is not None:
            self._progress.stop()
