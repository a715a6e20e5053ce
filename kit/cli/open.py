"""`kit open NAME`: where an exercise is; with `$EDITOR`, opened there."""

from __future__ import annotations

import os
import shlex
import subprocess

import click

from kit.cli.desk import exercise_names, open_desk
from kit.cli.screen import tell
from kit.cli.sentences import say
from kit.course.lesson import lesson
from kit.plain.language import chosen


@click.command("open", short_help="Where an exercise is; with $EDITOR, opened there.")
@click.argument("name", required=False, shell_complete=exercise_names)
def open_exercise(*, name: str | None) -> int:
    """Print the paths of an exercise and of its lesson, and open the exercise with `$EDITOR`.

    NAME is an exercise, as `account`; without it, the next one. `$VISUAL` comes before `$EDITOR`.
    """
    desk = open_desk()
    exercise = desk.exercise(name)
    stub = desk.course.root / exercise.path
    tell(say("next", "read", path=desk.typed(lesson(stub.parent, chosen()))))
    tell(say("next", "open", path=desk.typed(stub)))
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        return 0
    return _edit(editor, str(stub))


def _edit(editor: str, path: str) -> int:
    try:
        return subprocess.run([*shlex.split(editor), path], check=False).returncode and 2
    except (OSError, ValueError) as error:
        raise click.ClickException(f"cannot start {editor!r} from $EDITOR: {error}") from None
