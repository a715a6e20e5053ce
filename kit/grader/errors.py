"""What an instructor has to mend. One sentence that names the file, the value and what to do.

GraderError
├── FileError     a file cannot be read or written, or is damaged
└── SettingError  a value in a file or on the command line is wrong
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.plain import show


class GraderError(Exception):
    """Grading cannot go on; nothing that is already known is lost."""


class FileError(GraderError):
    """A file cannot be read or written, or is damaged; the message names it."""


class SettingError(GraderError):
    """A value is wrong; the message names it, and where it came from."""


@contextmanager
def naming(path: Path, action: str) -> Iterator[None]:
    """Turn an error of the system into a `FileError` that names the file.

    action: what was tried: ``cannot be written``
    """
    try:
        yield
    except OSError as error:
        raise FileError(f"{path} {action}: {error.strerror or error}") from error


@contextmanager
def told_as(what: str) -> Iterator[None]:
    """Turn an unforeseen error, such as one of a plugin, into a `GraderError` that says of what."""
    try:
        yield
    except GraderError:
        raise
    except Exception as error:
        raise GraderError(
            f"{what}: {type(error).__name__}: {show(str(error), 200)[1:-1]}"
        ) from error
