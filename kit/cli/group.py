"""The command `kit` itself: its help, its options, and what it does without a command."""

from __future__ import annotations

import sys

import click

from kit.cli.commands import Commands
from kit.plain.language import LANGUAGES, choose, choose_for

TOUR = """\
A course on concurrency, and a tool that finds the races, deadlocks and lost
wake-ups of a Python program and shows them.

\b
Start here:
  kit                                   the course: the board, what is next
  kit watch                             check the next exercise on each save
  kit hint account                      one hint for an exercise, then more
  kit explore my_program.py             every way its threads can take turns
  kit explore my_program.py::check      the same for one function
  kit explore my_program.py --replay S  one schedule again, step by step

A program is not changed for this: it starts its threads as it likes. It fails
by an exception (a wrong `assert`, in any thread), by a deadlock, or by a result
that no order of whole threads can give.

Exit status: 0 clean or done, 1 a failure was found, 2 could not run,
130 stopped by Ctrl-C.
"""


def _chosen(_context: click.Context, _option: click.Parameter, lang: str | None) -> None:
    """Before any help is written."""
    if lang is not None:
        choose(lang)
    choose_for(sys.stdout)


@click.group(
    cls=Commands,
    help=TOUR,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option(
    "--course", metavar="DIR", help="A course in another folder (default: around this one)."
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_chosen,
    help="The language (default: KIT_LANG, or the locale).",
)
@click.version_option(package_name="concurrency-kit", message="kit %(version)s")
@click.pass_context
def kit(
    context: click.Context,
    *,
    course: str | None,  # noqa: ARG001 - see desk.py
) -> int | None:
    """Show the board when there is no command."""
    if context.invoked_subcommand is not None:
        return None
    from kit.cli.board import show_board  # noqa: PLC0415 - a hint needs no board

    return show_board()
