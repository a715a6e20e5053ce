"""The roster: a CSV file that makes a student of the name of a folder or file.

Columns: ``id`` is needed; ``name``, ``email``, ``submission`` (how the folder or file is called,
if neither by the id nor by the name), ``deadline`` and ``submitted`` (ISO times) have a meaning;
others are kept. The gradebook of Canvas may be the roster: its row "Points Possible" is no student.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kit.grader.errors import SettingError, naming
from kit.grader.model import Student

_KNOWN: Final = ("id", "name", "email")
_POSSIBLE: Final = "Points Possible"
"""In the first cell of the second row of a file of Canvas, with the maximum of each column."""


def folded(text: str) -> str:
    """Names are compared without regard to case, blanks at the ends and Unicode's spellings."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class Roster:
    """The students of a class; `closed` when a file named them all."""

    students: tuple[Student, ...] = ()
    closed: bool = False
    source: str = ""

    def student(self, name: str) -> Student | None:
        """By ``submission``, id or name. Without a roster every name is a student."""
        if not self.closed:
            return Student(unicodedata.normalize("NFC", name))
        wanted = folded(name)
        for by in (_submission, _id, _name):
            found = [each for each in self.students if folded(by(each)) == wanted]
            if len(found) == 1:
                return found[0]
        return None


def _submission(student: Student) -> str:
    return student.facts.get("submission", "")


def _id(student: Student) -> str:
    return student.id


def _name(student: Student) -> str:
    return student.name


def read_roster(path: Path | None) -> Roster:
    """The roster in a file. SettingError names the line and the column that is wrong."""
    if path is None:
        return Roster()
    students: dict[str, Student] = {}
    for line, row in read_rows(path, needed=("id",)):
        if _POSSIBLE in next(iter(row.values())):
            continue
        student = _student(row)
        if not student.id:
            raise SettingError(f"{path}, line {line}: the id is blank")
        if folded(student.id) in students:
            raise SettingError(f"{path}, line {line}: the id {student.id!r} is there twice")
        students[folded(student.id)] = student
    return Roster(tuple(students.values()), closed=True, source=str(path))


def _student(row: dict[str, str]) -> Student:
    facts = {key: value for key, value in row.items() if key not in _KNOWN and value}
    identity = unicodedata.normalize("NFC", row["id"])
    return Student(identity, row.get("name", ""), row.get("email", ""), facts)


def read_rows(path: Path, *, needed: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) of a CSV file with a heading; "," or ";". SettingError when a column misses."""
    with naming(path, "cannot be read"):
        data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingError(f"{path} is not UTF-8: byte {error.start}") from None
    heading = text.partition("\n")[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from _rows(rows, path, tuple(needed))
    except csv.Error as error:
        raise SettingError(f"{path}, line {rows.line_num}: {error}") from None


def _rows(
    rows: Iterator[list[str]], path: Path, needed: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    heading = [each.strip().casefold() for each in next(rows, [])]
    missing = [each for each in needed if each not in heading]
    if missing:
        raise SettingError(f"{path}: there is no column {missing[0]!r}; there are {heading}")
    for number, cells in enumerate(rows, start=2):
        if any(cell.strip() for cell in cells):
            if len(cells) > len(heading):
                raise SettingError(f"{path}, line {number}: more cells than the heading has")
            texts = [cell.strip() for cell in cells] + [""] * (len(heading) - len(cells))
            yield number, dict(zip(heading, texts, strict=True))
