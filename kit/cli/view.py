"""`kit view NAME`: the page of the failing check, in which one takes the steps of the threads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from kit.cli.checking import CouldNotCheckError, Said, check
from kit.cli.desk import Desk, exercise_names, open_desk
from kit.cli.screen import folded, tell
from kit.cli.sentences import say
from kit.course import Exercise
from kit.plain import texts

DONE, FOUND = 0, 1


@click.command(short_help="Play the failing schedule of your code, or any other, on a page.")
@click.argument("name", required=False, shell_complete=exercise_names)
@click.option("--open/--no-open", "wanted", default=None, help="Open it in the browser, or do not.")
def view(*, name: str | None, wanted: bool | None) -> int:
    """Write a page for each failing check of an exercise, and open the first one.

    NAME is an exercise, as `account`; without it, the next one. The page is one file that needs
    no network. Exit status: 0 when every check passes, 1 when there is something to see.
    """
    desk = open_desk()
    exercise = desk.exercise(name)
    failing = [said for said in _said(desk, exercise) if said.result.verdict not in _FINE]
    if not failing:
        tell(*folded(say("view", "none", name=exercise.name), desk.width))
        return DONE
    pages = [(said, Path(said.view)) for said in failing if said.view]
    for said, page in pages:
        word = texts.say("kit.pytest_plugin", "verdict", said.result.verdict)
        tell(*folded(f"{word}: {said.words}", desk.width), f"  {desk.typed(page)}")
    if not pages:
        tell(*folded(say("view", "not_started", name=exercise.name), desk.width))
        return FOUND
    if wanted if wanted is not None else _has_screen():
        _open(pages[0][1])
    return FOUND


_FINE = ("passed", "skipped", "not-run")


def _said(desk: Desk, exercise: Exercise) -> list[Said]:
    try:
        return list(check(desk.course, [exercise], width=desk.width, more=["--view"]))
    except CouldNotCheckError as error:
        raise click.ClickException(f"could not check: {error}") from None


def _has_screen() -> bool:
    """Somebody sits in front of a screen that can show a page."""
    shown = sys.platform == "darwin" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    return bool(shown) and sys.stdout.isatty()


def _open(page: Path) -> None:
    """With whatever the desktop opens files; the path was printed, so nothing is lost."""
    command = "open" if sys.platform == "darwin" else os.environ.get("BROWSER") or "xdg-open"
    try:
        subprocess.Popen(
            [command, page.as_uri()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise click.ClickException(f"cannot start {command!r}: {error.strerror}") from None
