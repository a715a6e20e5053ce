"""Which grades changed since the last run that came to its end, and why: `GRADES/changes.txt`.

The file is written before the class's own files are replaced, so a run that is killed in between
tells the same when it goes on; a run in which nothing changed leaves it alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kit.grader import escape
from kit.grader.difference import changes, read_grades, told
from kit.grader.gradebook import Gradebook
from kit.grader.hookspecs import hookimpl
from kit.grader.model import Grade
from kit.grader.writing import write_whole

if TYPE_CHECKING:
    from kit.grader.run import Run


class Changes:
    """Remembers the grades that were there, and compares."""

    def __init__(self) -> None:
        self._before: Mapping[str, Grade] | None = None

    @hookimpl
    def kit_before_run(self, run: Run) -> None:
        """Read the grades to compare with: those of ``--diff``, else those that are there."""
        old = run.settings.compare
        if old is not None:
            self._before = read_grades(old)
        elif (run.settings.out / "grades.json").is_file():
            self._before = read_grades(run.settings.out)

    @hookimpl
    def kit_after_run(self, run: Run, grades: Gradebook) -> None:
        """Tell what changed."""
        if self._before is None:
            return
        after = {grade.student.id: grade for grade in grades}
        run.changes = [escape.plain(line) for line in told(changes(self._before, after))]
        if run.changes:
            text = "\n".join(run.changes) + "\n"
            write_whole(run.settings.out / "changes.txt", text.encode("utf-8"))
