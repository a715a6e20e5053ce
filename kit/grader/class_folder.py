"""A class: a folder with a folder, an archive or a file for each student.

```
class/ana/exercises/07_lock/account.py     a folder, laid out like the course
class/Ben Őry.zip                          an archive; also .tar, .tar.gz, .tgz
class/zoe/account.py                       stubs without the folders of their chapters
class/account_cem.py, class/cem-account.py a single file: the stub's name and the student's
class/dan/2026-03-01T1200/...              several attempts, each a folder or an archive
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kit.grader.archive import Tar, Zip
from kit.grader.errors import SettingError, naming
from kit.grader.members import Folder, OneFile, Reader
from kit.grader.model import HandIn
from kit.grader.wanted import Taken, Wanted, take

_TARS: Final = (".tar.gz", ".tgz", ".tar")
_SEPARATORS: Final = "_-. "
_TIME: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T _](\d\d)[:\-]?(\d\d)(?:[:\-]?(\d\d))?(Z?)")
_IGNORED: Final = (".csv", ".toml", ".md", ".txt", ".json")


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the class folder."""

    path: Path
    name: str
    reader: Reader | None


def find(place: Path, wanted: Wanted) -> Iterator[HandIn]:
    """What each student handed in, in the order of the names; one at a time in memory."""
    with naming(place, "cannot be read"):
        names = sorted(each.name for each in place.iterdir())
    empty = True
    for name in names:
        for each in _hand_ins(place / name, wanted):
            # A hidden name is clutter of the system, unless something was handed in under it.
            if each.files or not name.startswith("."):
                empty = False
                yield each
    if empty:
        raise SettingError(f"{place} is empty: no folder or archive of a student is in it")


def _hand_ins(path: Path, wanted: Wanted) -> Iterator[HandIn]:
    reader = reader_of(path)
    if reader is not None:
        yield _whole(path, reader, wanted)
    elif path.is_dir() and not path.is_symlink():
        yield from _folder(path, wanted)
    elif path.suffix == ".py":
        yield _single(path, wanted)
    elif path.suffix not in _IGNORED:
        note = f"{path.name} is neither a folder nor an archive nor a Python file"
        yield HandIn(path.stem, path.name, {}, notes=(note,))


def reader_of(path: Path) -> Reader | None:
    """For an archive, by its name; None for anything else."""
    name = path.name.casefold()
    if not path.is_file() or path.is_symlink():
        return None
    if name.endswith(".zip"):
        return Zip(path)
    return Tar(path) if name.endswith(_TARS) else None


def stem_of(path: Path) -> str:
    """The name without the ending of an archive."""
    for ending in (".zip", *_TARS):
        if path.name.casefold().endswith(ending):
            return path.name[: -len(ending)]
    return path.name


def _whole(path: Path, reader: Reader, wanted: Wanted) -> HandIn:
    return _made(stem_of(path), path.name, take(reader, wanted), _changed(path))


def _made(name: str, source: str, taken: Taken, changed: datetime) -> HandIn:
    return HandIn(name, source, taken.files, changed=changed, notes=tuple(taken.notes))


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(int(path.lstat().st_mtime), tz=UTC)


def _folder(path: Path, wanted: Wanted) -> Iterator[HandIn]:
    """A folder with attempts in it has no stub of its own."""
    attempts = list(_attempts(path, wanted))
    if attempts:
        yield from attempts
    else:
        taken = take(Folder(path), wanted)
        yield _made(path.name, path.name, taken, _changed(path))


def _attempts(path: Path, wanted: Wanted) -> Iterator[HandIn]:
    """Archives, or folders that are called by a time or ``attempt...``."""
    try:
        entries = sorted(path.iterdir())
    except OSError:
        return  # whoever reads the folder itself tells why
    for entry in entries:
        reader = reader_of(entry)
        named = time_of(entry.name) is not None or entry.name.casefold().startswith("attempt")
        if reader is None and named and entry.is_dir() and not entry.is_symlink():
            reader = Folder(entry)
        if reader is None:
            continue
        taken = take(reader, wanted)
        if taken.files or named or not entry.is_dir():
            stem = stem_of(entry)
            yield HandIn(
                path.name,
                f"{path.name}/{entry.name}",
                taken.files,
                attempt=stem,
                submitted=time_of(stem),
                changed=_changed(entry),
                notes=tuple(taken.notes),
            )


def time_of(name: str) -> datetime | None:
    """A time in a name, as ``2026-03-01T1200`` (in UTC); None when there is none."""
    found = _TIME.search(name)
    if found is None:
        return None
    numbers = [int(each or 0) for each in found.groups()[:6]]
    try:
        return datetime(*numbers, tzinfo=UTC)  # type: ignore[misc, arg-type]
    except ValueError:
        return None


def _single(path: Path, wanted: Wanted) -> HandIn:
    """One stub; whose, and which, tells its name, unless only one is wanted."""
    name, stub = _split(path.stem, wanted)
    if stub is None:
        note = f"{path.name}: which exercise is it? Call it STUDENT_STUB.py"
        return HandIn(path.stem, path.name, {}, notes=(note,), changed=_changed(path))
    return _made(name, path.name, take(OneFile(path, stub), wanted), _changed(path))


def _split(stem: str, wanted: Wanted) -> tuple[str, str | None]:
    """(student, file name of the stub)."""
    for stub in sorted(wanted.files, key=len, reverse=True):
        word = stub.removesuffix(".py")
        for separator in _SEPARATORS:
            if stem.endswith(separator + word):
                return stem[: -len(word)].rstrip(_SEPARATORS), stub
            if stem.startswith(word + separator):
                return stem[len(word) :].lstrip(_SEPARATORS), stub
    return stem, next(iter(wanted.files)) if len(wanted.files) == 1 else None
