"""The console command `kit`.

Exit status: 0 clean, 1 a failure was found, 2 could not run, 130 stopped by Ctrl-C.
Whatever a user types wrong is answered in one sentence on the standard error stream.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli.explore import explore
from kit.cli.hint import hint

if TYPE_CHECKING:
    from collections.abc import Sequence

COULD_NOT_RUN = 2
INTERRUPTED = 130

TOUR = """\
Find the races, deadlocks and lost wake-ups of a Python program, and show them.

\b
Start here:
  pytest exercises/                     the course: the board, what is next
  kit hint account                      one hint for an exercise, then more
  kit explore my_program.py             every way its threads can take turns
  kit explore my_program.py::check      the same for one function
  kit explore my_program.py --replay S  one schedule again, step by step

A program is not changed for this: it starts its threads as it likes. It fails
by an exception (a wrong `assert`, in any thread), by a deadlock, or by a result
that no order of whole threads can give.
"""


@click.group(
    help=TOUR,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(package_name="concurrency-kit", message="kit %(version)s")
@click.pass_context
def kit(context: click.Context) -> None:
    """Show the tour when there is no command."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


kit.add_command(explore)
kit.add_command(hint)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the return value is the exit status."""
    try:
        status = kit.main(arguments, prog_name="kit", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("kit: stopped", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        sentence = " ".join(error.format_message().split())
        click.echo(f"kit: {sentence}", err=True)
        return COULD_NOT_RUN
    return status if isinstance(status, int) else 0
