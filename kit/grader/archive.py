"""Zip and tar as a `Reader`: the names, and the bytes of the few files that are asked for."""

from __future__ import annotations

import functools
import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from kit.grader.members import (
    MOST_BYTES,
    MOST_MEMBERS,
    Bytes,
    Member,
    UnreadableError,
    attempt,
)

MOST_PACKED: Final = 64 * 1024 * 1024
"""Bytes of an archive file."""
MOST_UNPACKED: Final = 128 * 1024 * 1024
"""Bytes that come out of a compressed tar, read or not."""
MOST_DIRECTORY: Final = 8 * 1024 * 1024
"""Bytes of the list of names in a zip: it is read into memory as a whole."""
MOST_RATIO: Final = 200
"""Bytes that come out for one that went in; small files may have more."""
_SMALL: Final = 64 * 1024
_DAMAGED: Final = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    gzip.BadGzipFile,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
    OverflowError,
    MemoryError,
)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Whatever the library trips over, the archive is at fault."""
    try:
        yield
    except UnreadableError:
        raise
    except _DAMAGED as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise UnreadableError(f"{path.name} is damaged or no archive: {said}") from None


def _refuse_file(path: Path) -> None:
    size = path.stat().st_size
    if size > MOST_PACKED:
        raise UnreadableError(f"{path.name} has {size} bytes, {MOST_PACKED} are allowed")


class Zip:
    """A ``.zip``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def members(self) -> list[Member]:
        """All names; see `Reader`."""
        with _readable(self._path):
            _refuse_file(self._path)
            _refuse_directory(self._path)
            with zipfile.ZipFile(self._path) as archive:
                infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            raise UnreadableError(f"{self._path.name} has more than {MOST_MEMBERS} files")
        return [
            Member(info.filename, _kind_in_zip(info), info.file_size, info.compress_size, index)
            for index, info in enumerate(infos)
            if not info.is_dir()
        ]

    def read(self, wanted: list[Member]) -> Iterator[tuple[Member, Bytes]]:
        """The bytes of these files; see `Reader`."""
        with _readable(self._path), zipfile.ZipFile(self._path) as archive:
            infos = archive.infolist()

            def unpacked(member: Member) -> bytes:
                _refuse_ratio(member)
                with _readable(self._path), archive.open(infos[member.index]) as file:
                    return _capped(file, member)

            for member in wanted:
                yield attempt(member, unpacked)


def _kind_in_zip(info: zipfile.ZipInfo) -> str:
    kind = (info.external_attr >> 16) & 0o170000
    if kind == 0o120000:
        return "link"
    return "file" if kind in (0, 0o100000) else "other"


def _refuse_directory(path: Path) -> None:
    """Look at the end record before the library reads the whole list of names into memory."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 65_557))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise UnreadableError(f"{path.name} is damaged or no zip")
    size = struct.unpack_from("<L", tail, at + 12)[0]
    if size > MOST_DIRECTORY:
        raise UnreadableError(f"{path.name} has a list of names that is too long")


def _refuse_ratio(member: Member) -> None:
    if member.size > _SMALL and member.size > MOST_RATIO * max(1, member.packed):
        raise UnreadableError(f"{member.path} unpacks to {member.size} bytes from {member.packed}")


def _capped(file: IO[bytes], member: Member) -> bytes:
    """As many bytes as declared, and never more than allowed."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES or len(data) != member.size:
        raise UnreadableError(f"{member.path} is not as large as the archive says")
    return data


class Tar:
    """A ``.tar``, ``.tar.gz`` or ``.tgz``, read as a stream from its start to its end."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def members(self) -> list[Member]:
        """All names; see `Reader`."""
        found: list[Member] = []
        with _readable(self._path):
            for index, info, _ in self._stream():
                if index >= MOST_MEMBERS:
                    raise UnreadableError(f"{self._path.name} has more than {MOST_MEMBERS} files")
                if not info.isdir():
                    found.append(Member(info.name, _kind_in_tar(info), info.size, 0, index))
        return found

    def read(self, wanted: list[Member]) -> Iterator[tuple[Member, Bytes]]:
        """The bytes of these files; see `Reader`."""
        left = {member.index: member for member in wanted}
        with _readable(self._path):
            for index, info, archive in self._stream():
                if index in left:
                    file = archive.extractfile(info) or io.BytesIO()
                    yield attempt(left.pop(index), functools.partial(_capped, file))

    def _stream(self) -> Iterator[tuple[int, tarfile.TarInfo, tarfile.TarFile]]:
        _refuse_file(self._path)
        with self._path.open("rb") as packed:
            start = packed.read(2)
            packed.seek(0)
            plain: IO[bytes] = gzip.GzipFile(fileobj=packed) if start == b"\x1f\x8b" else packed  # type: ignore[assignment]
            counted: Any = _Counted(plain, self._path.name)
            with tarfile.open(fileobj=counted, mode="r|") as archive:
                for index, info in enumerate(archive):
                    yield index, info, archive
                    archive.members = []  # type: ignore[attr-defined]  # the library remembers all of them


def _kind_in_tar(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return "link"
    return "file" if info.isreg() and not info.issparse() else "other"


class _Counted:
    """A stream that ends with an error when too much comes out of it."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self._left = MOST_UNPACKED

    def read(self, size: int) -> bytes:
        """At most `size` bytes."""
        if size > self._left:
            raise UnreadableError(f"{self._name} unpacks to more than {MOST_UNPACKED} bytes")
        data = self._stream.read(size)
        self._left -= len(data)
        return data
