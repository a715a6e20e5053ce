"""`kit replay STRING`: one schedule again, as a report prints it; with `--pdb`, in the debugger."""

from __future__ import annotations

import subprocess
import sys

import click

from kit.cli.checking import CouldNotCheckError, Said, check, environment_of
from kit.cli.desk import Desk, open_desk
from kit.cli.screen import folded, tell
from kit.cli.sentences import say
from kit.course import Exercise

FOUND = 1


@click.command("replay", short_help="One schedule again, as a report prints it.")
@click.argument("string")
@click.option("--pdb", is_flag=True, help="Stop in the debugger at the step that does the damage.")
def replay_schedule(*, string: str, pdb: bool) -> int:
    """Run one schedule again: STRING is account:AAABBABB, or AAABBABB for the current exercise.

    With --pdb the debugger stops in your own file, at the step that does the damage (else at the
    last step); c goes on. Exit status: 0 it does not fail (any more), 1 it fails, 2 it does not
    fit the checks.
    """
    desk = open_desk()
    name, colon, schedule = string.rpartition(":")
    exercise = desk.exercise(name if colon else None)
    replay = f"{exercise.name}:{schedule}"
    if pdb:
        return _debug(desk, exercise, replay)
    try:
        said = list(check(desk.course, [exercise], width=desk.width, more=["--replay", replay]))
    except CouldNotCheckError as error:
        raise click.ClickException(f"could not replay: {error}") from None
    return _report(desk, said, replay)


def _report(desk: Desk, said: list[Said], replay: str) -> int:
    failing = [each for each in said if each.text]
    for each in failing:
        tell(*folded(f"{each.name}: {each.words}", desk.width), each.text, "")
    if failing:
        return FOUND
    if all(each.result.verdict == "skipped" for each in said):
        raise click.UsageError(f"{replay} fits no check; was the file changed since?")
    tell(say("replay", "fine", replay=replay))
    return 0


def _debug(desk: Desk, exercise: Exercise, replay: str) -> int:
    """In a process of its own that has our terminal."""
    tests = desk.course.root / exercise.chapter / exercise.tests
    return subprocess.run(
        [sys.executable, "-m", "kit.cli.debugging", str(tests), replay],
        env=environment_of(desk.course, desk.width),
        check=False,
    ).returncode
