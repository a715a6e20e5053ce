"""What the last runs said, and which hints were shown: a small text file, by names.

It lies beside the exercises, in ``.kit/progress.txt``; where nothing can be written there, in the
user's own folder for such files. Losing it loses nothing that a run cannot find again, and what
cannot be read in it is passed over:

    07_lock/account
      hint 2
      files 5f3c2a1b
      check passed 2 120 all
      check race 3
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kit.course.chapter import Course, Exercise
from kit.course.progress import Result

FOLDER: Final = ".kit"
FILE: Final = "progress.txt"
_HEAD: Final = (
    "# What the last runs said. Written by kit and pytest; it may be deleted at any time.\n"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise: hints shown, what its files were when it was checked, what the checks said."""

    hints: int = 0
    files: str = ""
    checks: tuple[Result, ...] = ()


@dataclass
class Record:
    """The entries of one course, by the key of the exercise."""

    course: Course
    entries: dict[str, Entry] = field(default_factory=dict)

    def entry(self, exercise: Exercise) -> Entry:
        """What is known of it; an empty entry if nothing is."""
        return self.entries.get(exercise.key, Entry())

    def checks(self, exercise: Exercise) -> tuple[Result, ...] | None:
        """What its checks said, if its files are still the same; else None."""
        entry = self.entry(exercise)
        known = entry.checks and entry.files == fingerprint(self.course, exercise)
        return entry.checks if known else None

    def note_hint(self, exercise: Exercise, number: int) -> None:
        """So many hints of it were shown."""
        self.entries[exercise.key] = replace(self.entry(exercise), hints=number)

    def note_checks(self, exercise: Exercise, files: str, checks: Iterable[Result]) -> None:
        """These are the results of all its checks, with files that had this fingerprint."""
        entry = replace(self.entry(exercise), files=files, checks=tuple(checks))
        self.entries[exercise.key] = entry

    def save(self) -> bool:
        """Write it down, whole or not at all; False when it can be written nowhere."""
        text = _HEAD + "".join(_as_text(key, entry) for key, entry in sorted(self.entries.items()))
        for folder in _folders(self.course.root):
            with contextlib.suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
                write_whole(folder / FILE, text)
                return True
        return False


def read_record(course: Course) -> Record:
    """The newest record of this course; an empty one if there is none."""
    found: list[tuple[float, str]] = []
    for folder in _folders(course.root):
        path = folder / FILE
        with contextlib.suppress(OSError):
            found.append((path.stat().st_mtime, path.read_text("utf-8", errors="replace")))
    return Record(course, _entries(max(found)[1]) if found else {})


def fingerprint(course: Course, exercise: Exercise) -> str:
    """Eight digits that change when the stub or its checks do."""
    sums = 0
    for name in (exercise.file, exercise.tests):
        try:
            sums = zlib.crc32((course.root / exercise.chapter / name).read_bytes(), sums)
        except OSError:
            sums = zlib.crc32(b"missing", sums)
    return f"{sums:08x}"


def record_folder(root: Path) -> Path:
    """The folder beside the exercises in which the kit keeps its own files."""
    return (root.parent if root.name == "exercises" else root) / FOLDER


def _folders(root: Path) -> tuple[Path, Path]:
    """Where the record may lie, the best place first."""
    state = os.environ.get("XDG_STATE_HOME") or Path("~/.local/state").expanduser()
    name = f"{root.parent.name}-{zlib.crc32(os.fsencode(root.resolve())):08x}"
    return record_folder(root), Path(state) / "concurrency-kit" / name


def write_whole(path: Path, text: str) -> None:
    """Write a text file so that whoever reads it sees the old text or the new. OSError if not."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# ---- the text


def _as_text(key: str, entry: Entry) -> str:
    lines = [key]
    if entry.hints:
        lines.append(f"  hint {entry.hints}")
    if entry.checks and all(each.verdict != "kit-error" for each in entry.checks):
        lines.append(f"  files {entry.files}")
        lines.extend(f"  check {_check_as_text(each)}" for each in entry.checks)
    return "\n".join(lines) + "\n"


def _check_as_text(result: Result) -> str:
    text = f"{result.verdict} {result.points}"
    if result.schedules or result.note:
        text += f" {result.schedules} {'all' if result.complete else 'some'}"
    return f"{text} {result.note}" if result.note else text


def _entries(text: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    key = ""
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith(" "):
            key = line.strip()
            entries[key] = Entry()
        elif key:
            with contextlib.suppress(ValueError):
                entries[key] = _with_fact(key, entries[key], line.split())
    return entries


def _with_fact(key: str, entry: Entry, words: list[str]) -> Entry:
    """The entry with one more line taken in. ValueError if the line is not understood."""
    match words:
        case ["hint", number]:
            return replace(entry, hints=max(0, int(number)))
        case ["files", digits]:
            return replace(entry, files=digits)
        case ["check", verdict, points]:
            check = Result(key, int(points), verdict)
        case ["check", verdict, points, schedules, ("all" | "some") as how, *note]:
            told = " ".join(note)
            check = Result(key, int(points), verdict, int(schedules), how == "all", told)
        case _:
            raise ValueError(words)
    return replace(entry, checks=(*entry.checks, check))
