"""The commands of `kit`, by name: what each is about, and where it is defined.

A command is a file of this folder with a click command in it; to add one, add a row. A module is
imported when its command is called and not before, so that each starts fast.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Final

import click

from kit.cli.helping import HelpContext, in_any_language


@dataclass(frozen=True, slots=True)
class Row:
    """One command: the module that defines it, its name there, and one line for the overview."""

    module: str
    attribute: str
    about: str


LEARNER: Final = "For learners"
PROGRAM: Final = "For any program"
TEACHER: Final = "For instructors and authors"

COMMANDS: Final[dict[str, dict[str, Row]]] = {
    LEARNER: {
        "next": Row("kit.cli.board", "next_step", "The one next step."),
        "list": Row("kit.cli.board", "list_exercises", "All exercises, and how far each is."),
        "open": Row("kit.cli.open", "open_exercise", "Where it is; with $EDITOR, opened there."),
        "hint": Row("kit.cli.hint", "hint", "One hint for an exercise; asked again, the next one."),
        "watch": Row("kit.cli.watch", "watch", "Check an exercise on each save, and stay."),
        "puzzle": Row("kit.cli.puzzle", "play_puzzle", "Be the scheduler, also of your own code."),
        "replay": Row(
            "kit.cli.replay", "replay_schedule", "One schedule again; --pdb stops in it."
        ),
        "reset": Row("kit.cli.reset", "reset", "The stub as it came; your file is kept."),
        "view": Row("kit.cli.view", "view", "Play its failing schedule, or any other, on a page."),
        "diff": Row("kit.cli.diff", "diff", "The solution beside yours, once yours passes."),
        "init": Row("kit.cli.init", "init_course", "The course in a folder of your own."),
    },
    PROGRAM: {
        "explore": Row("kit.cli.explore", "explore", "Every way in which its threads take turns."),
    },
    TEACHER: {
        "check": Row("kit.cli.check", "check_course", "Check a course as its author."),
        "new": Row("kit.cli.new", "new", "A skeleton of a chapter or an exercise."),
        "grade": Row("kit.cli.grade", "grade", "Grade what each student of a class handed in."),
        "package": Row("kit.cli.package", "package", "An autograder to upload: gradescope."),
        "doctor": Row("kit.cli.doctor", "doctor", "How well submissions are contained here."),
    },
}


class Commands(click.Group):
    """Knows its commands by the table and imports one when it is wanted."""

    context_class = HelpContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of the table."""
        return [name for section in COMMANDS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now; None if there is none."""
        for section in COMMANDS.values():
            if cmd_name in section:
                row = section[cmd_name]
                return in_any_language(getattr(import_module(row.module), row.attribute))
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The overview; nothing is imported for it."""
        for title, section in COMMANDS.items():
            if section:
                with formatter.section(title):
                    formatter.write_dl([(name, row.about) for name, row in section.items()])
