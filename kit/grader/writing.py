"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from kit.grader.errors import naming


def write_whole(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Put a file in its place at once. FileError names it; what was there before is kept.

    A file that has these bytes already is left alone.
    """
    fresh = path.with_name(f".{path.name[:100]}.new")
    with naming(path, "cannot be written; what was there before is kept"):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() == data:
            return
        try:
            with fresh.open("wb") as file:
                file.write(data)
                if sync:
                    file.flush()
                    os.fsync(file.fileno())
            fresh.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise
