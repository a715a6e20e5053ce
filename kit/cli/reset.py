"""`kit reset NAME`: the stub as it came; what was written is kept beside it."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli.desk import exercise_names, open_desk
from kit.cli.screen import tell
from kit.cli.sentences import say
from kit.course.original import original
from kit.course.record import write_whole


@click.command(short_help="The stub as it came; your file is kept beside it.")
@click.argument("name", shell_complete=exercise_names)
def reset(*, name: str) -> int:
    """Put the stub of an exercise back as it came. Your text is kept in NAME.py.bak."""
    desk = open_desk()
    exercise = desk.exercise(name)
    text = original(desk.course, exercise)
    if text is None:
        raise click.ClickException(f"nobody knows how {exercise.file} came: it was never kept")
    path = desk.course.root / exercise.path
    try:
        kept = _put_back(path, text)
    except OSError as error:
        raise click.ClickException(f"cannot write {desk.typed(path)}: {error.strerror}") from None
    tell(say("reset", "kept" if kept else "done", path=desk.typed(path), kept=kept))
    return 0


def _put_back(path: Path, text: str) -> str:
    """The name of the copy that was made, or "" if there was nothing to keep. OSError if not."""
    before = path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else text
    if before == text and path.exists():
        return ""
    kept = ""
    if path.exists():
        copy = _free(path)
        path.replace(copy)
        kept = copy.name
    try:
        write_whole(path, text)
    except OSError:
        if kept:
            path.with_name(kept).replace(path)
        raise
    return kept


def _free(path: Path) -> Path:
    """``account.py.bak``; never a name that is taken."""
    names = [f"{path.name}.bak", *(f"{path.name}.bak{number}" for number in range(2, 1000))]
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())
