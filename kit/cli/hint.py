"""`kit hint NAME`: one hint for an exercise; asked again, the next one."""

from __future__ import annotations

import difflib
import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.course.chapter import CHAPTER_FILE, Exercise, read_course
from kit.course.table import CourseError

if TYPE_CHECKING:
    from kit.course.chapter import Course

WIDTH = 80


@click.command(short_help="One hint for an exercise; asked again, the next one.")
@click.argument("name")
@click.option(
    "--number", type=click.IntRange(min=1), help="Show this hint; 1 says least. Nothing is counted."
)
def hint(*, name: str, number: int | None) -> int:
    """Show a hint for an exercise, as `kit hint account`; asked again, the next one."""
    course = _course()
    exercise = course.exercise(name)
    if exercise is None:
        raise click.UsageError(_unknown(name, course))
    if number is not None and number > len(exercise.hints):
        raise click.UsageError(f"{name} has {len(exercise.hints)} hints, there is no {number}")
    shown = number or _next(course.root.parent / ".kit" / "hints.json", exercise)
    click.echo(_as_text(exercise, shown))
    return 0


def _course() -> Course:
    """The course at or around the current folder, else the one that came with the kit."""
    here = Path.cwd()
    for folder in (here, *here.parents, Path(__file__).parents[2]):
        for root in (folder, folder / "exercises"):
            if any(root.glob(f"*/{CHAPTER_FILE}")):
                return _read(root)
    raise click.UsageError(f"there is no course in {here} or above it (a folder exercises/)")


def _read(root: Path) -> Course:
    try:
        return read_course(root)
    except CourseError as error:
        raise click.UsageError(str(error)) from error


def _unknown(name: str, course: Course) -> str:
    names = [each.name for each in course.exercises]
    near = difflib.get_close_matches(name, names, n=1)
    if near:
        return f"there is no exercise {name!r}; do you mean {near[0]}?"
    return f"there is no exercise {name!r}; there are {', '.join(names)}"


def _next(progress: Path, exercise: Exercise) -> int:
    """The number of the hint to show, which is written down; the last one stays."""
    seen = _seen(progress)
    number = min(seen.get(exercise.key, 0) + 1, len(exercise.hints))
    seen[exercise.key] = number
    try:
        progress.parent.mkdir(exist_ok=True)
        progress.write_text(json.dumps(seen, indent=2) + "\n", encoding="utf-8")
    except OSError:
        click.echo("kit: cannot remember which hint was shown; use --number", err=True)
    return number


def _seen(progress: Path) -> dict[str, int]:
    """Hints shown by exercise; empty when the file is missing or damaged."""
    try:
        seen = json.loads(progress.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(seen, dict):
        return {}
    return {key: shown for key, shown in seen.items() if type(shown) is int and shown > 0}


def _as_text(exercise: Exercise, number: int) -> str:
    total = len(exercise.hints)
    more = f"kit hint {exercise.name} says more" if number < total else "that was the last one"
    return "\n".join(
        (
            f"{exercise.name}, hint {number} of {total} ({more})",
            *textwrap.wrap(exercise.hints[number - 1], WIDTH, break_on_hyphens=False),
        )
    )
