"""The folder of the grades.

```
GRADES/journal.jsonl       every finished check, as it came (see `journal`)
GRADES/students/ID.json    everything about a student, written as soon as it is known
GRADES/feedback/ID.txt     what the student may read
GRADES/grades.json, .csv   the class
GRADES/overrides.csv       yours: points set by hand
```
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from kit.grader import escape
from kit.grader.errors import FileError, naming
from kit.grader.model import Grade, Manifest
from kit.grader.reports.files import dumped, feedback
from kit.grader.reports.plain_grade import from_plain, to_plain
from kit.grader.writing import write_whole

# The folders with one file for each student, and how their names end.
_OF_EACH: Final = (
    ("students", ".json"),
    ("feedback", ".txt"),
    ("gradescope", ".json"),
    ("classroom50", ".json"),
)


class Store:
    """Knows the names of the files, and never replaces a good grade by a failed one."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.journal = out / "journal.jsonl"
        self.parcels = out / ".parcels"

    def student(self, identity: str) -> Path:
        """The file of a student."""
        return self.out / "students" / f"{escape.file_name(identity)}.json"

    def read(self, identity: str) -> Grade | None:
        """The grade that is there; None when there is none. FileError when it is damaged."""
        path = self.student(identity)
        return read_grade(path) if path.is_file() else None

    def write(self, grade: Grade, manifest: Manifest) -> Grade:
        """Write the files of a student; the grade that stands.

        A grade of which the kit lost something does not replace one of another hand-in that is
        whole.
        """
        before = self._before(grade)
        if before is not None:
            grade = before
        else:
            name = f"{escape.file_name(grade.student.id)}.txt"
            write_whole(self.out / "feedback" / name, feedback(grade), sync=False)
        write_whole(self.student(grade.student.id), dumped(to_plain(grade, manifest)))
        return grade

    def _before(self, grade: Grade) -> Grade | None:
        if "kit-error" not in grade.verdicts.values():
            return None
        before = self.read(grade.student.id)
        if before is None or "kit-error" in before.verdicts.values():
            return None
        flag = "kept: what was handed in since could not be graded; run it again"
        flags = tuple(dict.fromkeys((*before.flags, flag)))
        return replace(before, flags=flags)

    def grades_of(self, students: Iterable[str]) -> Callable[[], Iterator[Grade]]:
        """Reads one grade after another, each time that it is called."""
        names = tuple(students)

        def load() -> Iterator[Grade]:
            for each in names:
                grade = self.read(each)
                if grade is not None:
                    yield grade

        return load

    def tidy(self, students: Iterable[str]) -> None:
        """Remove files of students who are no longer in the class."""
        names = {escape.file_name(each) for each in students}
        for folder, ending in _OF_EACH:
            for path in (self.out / folder).glob(f"*{ending}"):
                if path.name.removesuffix(ending) not in names:
                    path.unlink(missing_ok=True)
        for path in (self.out / "exercism").glob("*/"):
            if path.name not in names:
                shutil.rmtree(path)


def read_grade(path: Path) -> Grade:
    """The grade in a student's file. FileError when it is damaged."""
    with naming(path, "cannot be read"):
        data = path.read_bytes()
    try:
        plain: Any = json.loads(data)
        return from_plain(plain)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileError(
            f"{path} is damaged ({error}); delete it to go on: it is made again from the journal"
        ) from None
