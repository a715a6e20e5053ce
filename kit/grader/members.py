"""The files inside one hand-in, wherever they lie: in a folder, a zip or a tar.

Nothing is ever extracted. A reader goes over the names and hands out the bytes of the few that
are asked for, so a link, a device, an absolute path or a ``..`` has nowhere to lead to.

Invariant: what is declared is checked before anything is read, and what is read is counted too.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from kit.grader.errors import GraderError

MOST_MEMBERS: Final = 50_000
"""Names in one hand-in."""
MOST_BYTES: Final = 1024 * 1024
"""Of one file: a stub is a few kilobytes."""
DEEPEST: Final = 12
"""Folders below each other."""


class UnreadableError(GraderError):
    """A hand-in cannot be read, or is refused as a whole; the message says why."""


Bytes = bytes | UnreadableError
"""Of one file, or why it was refused: a bad file costs itself and no other."""


@dataclass(frozen=True, slots=True)
class Member:
    """One name in a hand-in.

    path     with slashes, as it stands there
    kind     file | link | other
    size     bytes, as declared
    packed   bytes in the archive, as declared; 0 where nothing is packed
    index    where it stands; the key for reading
    """

    path: str
    kind: str
    size: int = 0
    packed: int = 0
    index: int = 0

    @property
    def safe(self) -> bool:
        """A relative path that stays inside."""
        text = self.path
        parts = PurePosixPath(text).parts
        odd = "\\" in text or "\0" in text or (len(text) > 1 and text[1] == ":")
        return bool(parts) and not text.startswith("/") and ".." not in parts and not odd

    @property
    def parts(self) -> tuple[str, ...]:
        """The names on the way, without ``.``."""
        return PurePosixPath(self.path).parts


class Reader(Protocol):
    """Goes over one hand-in: first all the names, then the bytes of those that are wanted."""

    def members(self) -> list[Member]:
        """All names. UnreadableError when there are too many, or the archive is damaged."""
        ...

    def read(self, wanted: list[Member]) -> Iterator[tuple[Member, Bytes]]:
        """The bytes of these, or why that one was refused, in one pass.

        UnreadableError when nothing more can be read.
        """
        ...


def refuse_large(member: Member) -> None:
    """UnreadableError by what the hand-in itself says of the file."""
    if member.size > MOST_BYTES:
        raise UnreadableError(f"{member.path} has {member.size} bytes, {MOST_BYTES} are allowed")


def attempt(member: Member, read: Callable[[Member], bytes]) -> tuple[Member, Bytes]:
    """What `read` gives, or its UnreadableError as a value."""
    try:
        refuse_large(member)
        return member, read(member)
    except UnreadableError as error:
        return member, error


class Folder:
    """A folder. Links are never followed, only regular files are opened."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def members(self) -> list[Member]:
        """Every name below the folder; see `Reader`."""
        found: list[Member] = []
        for member in self._walk(self._root, "", 0):
            found.append(member)
            if len(found) > MOST_MEMBERS:
                raise UnreadableError(f"more than {MOST_MEMBERS} files")
        return found

    def _walk(self, folder: Path, prefix: str, depth: int) -> Iterator[Member]:
        if depth > DEEPEST:
            return
        try:
            entries = sorted(os.scandir(folder), key=lambda each: each.name)
        except OSError as error:
            raise UnreadableError(f"{prefix or '.'}: {error.strerror}") from None
        for entry in entries:
            path = f"{prefix}{entry.name}"
            if entry.is_symlink():
                yield Member(path, "link")
            elif entry.is_dir(follow_symlinks=False):
                yield from self._walk(Path(entry.path), f"{path}/", depth + 1)
            elif entry.is_file(follow_symlinks=False):
                yield Member(path, "file", entry.stat(follow_symlinks=False).st_size)
            else:
                yield Member(path, "other")

    def read(self, wanted: list[Member]) -> Iterator[tuple[Member, Bytes]]:
        """The bytes of these files; see `Reader`."""
        for member in wanted:
            yield attempt(member, lambda each: read_regular(self._root / each.path))


class OneFile:
    """A single file, under the name that the finder gives it."""

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._name = name

    def members(self) -> list[Member]:
        """The one name; see `Reader`."""
        found = os.lstat(self._path)
        kind = "file" if stat.S_ISREG(found.st_mode) else "other"
        return [Member(self._name, kind, found.st_size)]

    def read(self, wanted: list[Member]) -> Iterator[tuple[Member, Bytes]]:
        """Its bytes; see `Reader`."""
        for member in wanted:
            yield attempt(member, lambda _: read_regular(self._path))


def read_regular(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file that is no link. UnreadableError for anything else."""
    flags = os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_NOFOLLOW", 0) | os.O_CLOEXEC
    try:
        number = os.open(path, flags)
    except OSError as error:
        raise UnreadableError(f"{path.name} cannot be read: {error.strerror}") from None
    with open(number, "rb") as file:  # noqa: PTH123 - a descriptor
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise UnreadableError(f"{path.name} is no regular file")
        data = file.read(most + 1)
    if len(data) > most:
        raise UnreadableError(f"{path.name} has more than {most} bytes")
    return data
