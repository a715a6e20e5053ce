"""What to type so that the commands that a board names are found."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Final

_COMMANDS: Final = ("kit", "pytest")


def activation() -> str:
    """``source .venv/bin/activate``; "" where `kit` and `pytest` are found already.

    They are not, or others are, for whoever typed ``.venv/bin/pytest exercises/``.
    """
    scripts = Path(sys.prefix) / "bin"
    activate = scripts / "activate"
    if not activate.is_file() or not all((scripts / name).exists() for name in _COMMANDS):
        return ""
    found = [shutil.which(name) for name in _COMMANDS]
    if all(path is not None and Path(path).parent == scripts for path in found):
        return ""
    relative = os.path.relpath(activate)
    return f"source {shlex.quote(relative if not relative.startswith('..') else str(activate))}"
