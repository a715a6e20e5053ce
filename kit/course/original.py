"""The stubs as they came: what `kit reset` puts back.

An exercise is edited where it stands, so its first text must be found elsewhere: in the installed
package, in the history of a clone, or in a copy that was kept when the stub was still untouched.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from kit.course.chapter import Course, Exercise
from kit.course.record import record_folder, write_whole
from kit.course.stub import is_untouched

_COPIES: Final = "stubs"
_KIT: Final = Path(__file__).parents[1]
INSTALLED: Final = _KIT / "_course"
"""What a wheel carries: `exercises` and `solutions`."""


def own_course() -> Path | None:
    """The folder with the `exercises` and `solutions` that came with this kit, or None."""
    for folder in (INSTALLED, _KIT.parent):
        if (folder / "exercises").is_dir():
            return folder
    return None


def original(course: Course, exercise: Exercise) -> str | None:
    """The text of the stub as it came, or None if nobody knows it."""
    installed = INSTALLED / "exercises"
    for text in (
        _read(installed / exercise.path) if _same_checks(course, exercise, installed) else None,
        _from_history(course.root / exercise.path),
        _read(record_folder(course.root) / _COPIES / exercise.path),
    ):
        if text is not None:
            return text
    return None


def solution(course: Course, exercise: Exercise) -> Path | None:
    """The file with the answer: beside the course's folder, else in the package."""
    places = [course.root.parent / "solutions"]
    own = own_course()
    if own is not None and _same_checks(course, exercise, own / "exercises"):
        places.append(own / "solutions")
    paths = (place / exercise.path for place in places)
    return next((path for path in paths if path.is_file()), None)


def keep_copies(course: Course) -> None:
    """Copy each stub that is untouched and not kept yet; without effect where that cannot be."""
    copies = record_folder(course.root) / _COPIES
    for exercise in course.exercises:
        copy = copies / exercise.path
        text = None if copy.exists() else _read(course.root / exercise.path)
        if text is not None and is_untouched(text):
            try:
                copy.parent.mkdir(parents=True, exist_ok=True)
                write_whole(copy, text)
            except OSError:
                return


def _same_checks(course: Course, exercise: Exercise, root: Path) -> bool:
    """A course of somebody else may use our names for other exercises."""
    tests = f"{exercise.chapter}/{exercise.tests}"
    here = _read(course.root / tests)
    return here is not None and here == _read(root / tests)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _from_history(path: Path) -> str | None:
    """The newest text in the history of a clone that is untouched, else the oldest."""
    commits = (_git(path, "log", "--format=%H", "--", path.name) or "").split()
    text = None
    for commit in commits:
        text = _git(path, "show", f"{commit}:./{path.name}")
        if text is not None and is_untouched(text):
            return text
    return text


def _git(path: Path, *arguments: str) -> str | None:
    import subprocess  # noqa: PLC0415 - a hint needs none

    with contextlib.suppress(OSError, UnicodeDecodeError, subprocess.SubprocessError):
        done = subprocess.run(
            ["git", "-C", str(path.parent), *arguments],  # noqa: S607
            capture_output=True, check=False, text=True, encoding="utf-8", timeout=10,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        return done.stdout if done.returncode == 0 else None
    return None
