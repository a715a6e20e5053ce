"""The folder that a submission is judged in: fresh, with its own files and nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(files: Mapping[str, bytes], folder: str = "") -> Iterator[Path]:
    """The root of a submission with these files, somewhere in `folder`; gone afterwards.

    The root always has the same name: a student's own, in any script, is no name for a module.
    """
    above = Path(tempfile.mkdtemp(prefix="kit-", dir=folder or None))
    above.chmod(0o755)
    try:
        yield put_in_place(files, above / "submission")
    finally:
        shutil.rmtree(above, ignore_errors=True)


def put_in_place(files: Mapping[str, bytes], root: Path) -> Path:
    """Write the files below the root."""
    root.mkdir(parents=True)
    root.chmod(0o755)
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        file.chmod(0o644)
        file.parent.chmod(0o755)
    return root
