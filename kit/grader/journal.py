"""The journal: one line for each finished check, appended, and never changed.

Why a file of lines and not SQLite: a line is written by one call and is there after `kill -9` of
everything at any moment; a torn last line is known by its missing end and dropped; an instructor
can read it, and mend it with an editor; and it works on the network folders of a university,
where SQLite's WAL mode does not.

A line is ``crc json``. The file is forced to the disk at most every `LAZY` seconds and at the end
of each student: after a power cut the last few checks may be graded again, which gives the same.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from kit.grader.errors import FileError, naming

LAZY: Final = 0.5
_FIRST: Final = {"journal": 1}


class Journal:
    """Opened by one process at a time; `FileError` from every method names the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._offsets: dict[tuple[str, str], array[int]] = {}
        self._other: array[int] = array("Q")
        with naming(path, "cannot be opened"):
            self._file: IO[bytes] = path.open("a+b", buffering=0)
        self._lock()
        try:
            self._end = self._scan()
        except FileError:
            self._file.close()
            raise
        self._synced = time.monotonic()
        if self._end == 0:
            self._append(_FIRST)

    def _lock(self) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise FileError(
                f"{self.path} is in use: another `kit grade` works on this folder"
            ) from None

    # -- reading

    def _scan(self) -> int:
        """Where the last whole line ends; what a kill left behind it is cut off."""
        end = 0
        with naming(self.path, "cannot be read"), self.path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.endswith(b"\n"):
                    break
                self._note(self._parsed(line, number), end)
                end += len(line)
        with naming(self.path, "cannot be written"):
            os.ftruncate(self._file.fileno(), end)
        return end

    def _parsed(self, line: bytes, number: int) -> dict[str, Any]:
        crc, _, text = line.rstrip(b"\n").partition(b" ")
        if crc != b"%08x" % zlib.crc32(text):
            raise FileError(
                f"{self.path}, line {number} is damaged; the other lines are kept."
                " Delete that line to go on: its check is then graded again"
            )
        record: dict[str, Any] = json.loads(text)
        if number == 1 and record != _FIRST:
            raise FileError(f"{self.path} is no journal of this version of the kit")
        return record

    def _note(self, record: dict[str, Any], offset: int) -> None:
        if "student" in record:
            key = record["student"], record["attempt"]
            self._offsets.setdefault(key, array("Q")).append(offset)
        elif record != _FIRST:
            self._other.append(offset)

    def records(self, key: tuple[str, str]) -> Iterator[dict[str, Any]]:
        """All records of one submission, the oldest first."""
        return self._read(self._offsets.get(key, array("Q")))

    def others(self) -> Iterator[dict[str, Any]]:
        """Records of no submission, the oldest first."""
        return self._read(self._other)

    def _read(self, offsets: array[int]) -> Iterator[dict[str, Any]]:
        with naming(self.path, "cannot be read"), self.path.open("rb") as file:
            for offset in offsets:
                file.seek(offset)
                yield self._parsed(file.readline(), 0)

    # -- writing

    def append(self, record: dict[str, Any]) -> None:
        """Write one record. After an error the file is as it was before."""
        offset = self._append(record)
        self._note(record, offset)

    def _append(self, record: dict[str, Any]) -> int:
        text = json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        line = b"%08x %s\n" % (zlib.crc32(text), text)
        offset = self._end
        with naming(self.path, "cannot be written; everything before is kept"):
            try:
                self._write(line)
            except OSError:
                os.ftruncate(self._file.fileno(), offset)
                raise
            self._end = offset + len(line)
            if time.monotonic() - self._synced > LAZY:
                self.sync()
        return offset

    def _write(self, line: bytes) -> None:
        left = memoryview(line)
        while left:
            left = left[self._file.write(left) :]

    def sync(self) -> None:
        """Force everything to the disk."""
        with naming(self.path, "cannot be written"):
            os.fsync(self._file.fileno())
        self._synced = time.monotonic()

    def close(self) -> None:
        """Force everything to the disk and let others in."""
        if not self._file.closed:
            self.sync()
            self._file.close()
