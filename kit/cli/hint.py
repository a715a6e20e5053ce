"""`kit hint NAME`: one hint for an exercise; asked again, the next one."""

from __future__ import annotations

import click

from kit.cli.desk import Desk, exercise_names, open_desk
from kit.cli.screen import folded, tell
from kit.cli.sentences import say
from kit.course.chapter import Exercise
from kit.plain.width import wrap

_MOST_ROWS = 200


@click.command(short_help="One hint for an exercise; asked again, the next one.")
@click.argument("name", shell_complete=exercise_names)
@click.option(
    "--number", type=click.IntRange(min=1), help="Show this hint; 1 says least. Nothing is counted."
)
def hint(*, name: str, number: int | None) -> int:
    """Show a hint for an exercise, as `kit hint account`; asked again, the next one."""
    desk = open_desk()
    exercise = desk.exercise(name)
    if number is not None and number > len(exercise.hints):
        raise click.UsageError(f"{name} has {len(exercise.hints)} hints, there is no {number}")
    shown = number or next_hint(desk, exercise)
    tell(*hint_lines(exercise, shown, desk.width))
    return 0


def next_hint(desk: Desk, exercise: Exercise) -> int:
    """The number of the hint to show, which is written down; the last one stays."""
    number = min(desk.record.entry(exercise).hints + 1, len(exercise.hints))
    desk.record.note_hint(exercise, number)
    if not desk.record.save():
        click.echo(say("desk", "unremembered"), err=True)
    return number


def hint_lines(exercise: Exercise, number: int, width: int) -> list[str]:
    """A hint under its number, and how to get more."""
    total = len(exercise.hints)
    more = say("hint", "more" if number < total else "last", name=exercise.name)
    facts = {"name": exercise.name, "number": number, "total": total, "more": more}
    head = say("hint", "head", **facts)
    return [*folded(head, width), *wrap(exercise.hints[number - 1], width, lines=_MOST_ROWS)]
