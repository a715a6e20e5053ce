"""`kit` alone: the board, and the one next step. `kit next`, `kit list`: the parts of it."""

from __future__ import annotations

import click

from kit.cli.desk import Desk, open_desk
from kit.cli.screen import folded, painted, tell
from kit.cli.sentences import say
from kit.course import Exercise, Progress, kind_word, render, state_word
from kit.course.activation import activation
from kit.course.lesson import lesson
from kit.plain.language import chosen
from kit.plain.width import left

FOUND = 1


def show_board() -> int:
    """The board. Exit status: 0 all is done, 1 something is open."""
    desk = open_desk()
    progress = desk.progress()
    root = desk.typed(desk.course.root)
    for line in render(progress, width=desk.width, stubs=root, tests=root, first=activation()):
        tell(painted(line.text, line.state))
    return FOUND if progress.next else 0


@click.command("next", short_help="The one next step.")
def next_step() -> int:
    """Show the next exercise: its goal, what to read, the file to open, how to check it."""
    desk = open_desk()
    progress = desk.progress()
    exercise = progress.next
    if exercise is None:
        tell(painted(_say("none"), "done"))
        return 0
    tell(*about(desk, progress, exercise))
    return FOUND


def about(
    desk: Desk, progress: Progress, exercise: Exercise, *, watched: bool = False
) -> list[str]:
    """An exercise in a few lines; commands and paths are never cut.

    watched  somebody is in `kit watch` already
    """
    chapter = desk.course.root / exercise.chapter
    folder = desk.typed(chapter)
    facts = {"name": exercise.name, "kind": kind_word(exercise.kind), "minutes": exercise.minutes}
    check = (
        _say("check", command=f"pytest {folder}/{exercise.tests}"),
        _say("watch", command="kit watch"),
    )
    return [
        *folded(_say("head", state=state_word(progress.state(exercise)), **facts), desk.width),
        *folded(exercise.goal, desk.width),
        _say("read", path=f"{folder}/{lesson(chapter, chosen()).name}"),
        _say("open", path=f"{folder}/{exercise.file}"),
        *(() if watched else check),
        _say("hint", command=f"kit hint {exercise.name}"),
    ]


def _say(key: str, **facts: object) -> str:
    return say("next", key, **facts)


@click.command("list", short_help="All exercises, and how far each is.")
def list_exercises() -> int:
    """List all exercises: state, name, kind, minutes, points. Exit status as of `kit`."""
    desk = open_desk()
    progress = desk.progress()
    longest = max(len(each.name) for each in progress.exercises)
    for exercise in progress.exercises:
        state = progress.state(exercise)
        row = f"{state_word(state)}  {exercise.name}"
        if desk.width >= longest + 50:
            earned, most = progress.points([exercise])
            row += f"{'':<{longest - len(exercise.name)}}  {left(kind_word(exercise.kind), 7)}  "
            minutes = say("list", "minutes", n=f"{exercise.minutes:>3}")
            row += f"{minutes}  {earned:>2}/{most:<2}  {exercise.chapter}"
        tell(painted(row, state))
    return FOUND if progress.next else 0
