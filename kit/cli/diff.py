"""`kit diff NAME`: what the solution does otherwise; only for whoever has one, or gives up."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from kit.cli.desk import Desk, exercise_names, open_desk
from kit.cli.screen import folded, tell
from kit.cli.sentences import say
from kit.course import Exercise, Progress
from kit.course.original import solution

FOUND = 1


@click.command(short_help="Your answer beside the solution, once yours passes.")
@click.argument("name", shell_complete=exercise_names)
@click.option("--give-up", is_flag=True, help="Show the solution though yours does not pass.")
def diff(*, name: str, give_up: bool) -> int:
    """Compare your answer with the solution. Exit status: 1 when yours does not pass yet."""
    desk = open_desk()
    exercise = desk.exercise(name)
    path = solution(desk.course, exercise)
    if path is None:
        raise click.ClickException(f"this course has no solution of {exercise.name}")
    if not give_up and not _is_done(desk, exercise):
        for key in ("not_yet", "all_the_same"):
            tell(*folded(say("diff", key, name=exercise.name), desk.width))
        return FOUND
    rows = _difference(desk.course.root / exercise.path, path, exercise)
    tell("\n".join(rows) if rows else say("diff", "same"))
    return 0


def _is_done(desk: Desk, exercise: Exercise) -> bool:
    desk.refresh([exercise])
    checks = desk.record.checks(exercise) or ()
    return bool(checks) and Progress.of(desk.course, checks).state(exercise) == "done"


def _difference(mine: Path, theirs: Path, exercise: Exercise) -> list[str]:
    try:
        one, other = (path.read_text("utf-8", "replace").splitlines() for path in (mine, theirs))
    except OSError as error:
        raise click.ClickException(f"cannot read {error.filename}: {error.strerror}") from None
    names = (f"yours/{exercise.path}", f"solution/{exercise.path}")
    return list(difflib.unified_diff(one, other, *names, lineterm=""))
