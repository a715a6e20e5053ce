"""The console command `kit`.

Exit status: 0 clean or done, 1 a failure was found, 2 could not run, 130 stopped by Ctrl-C.
Whatever a user types wrong is answered in one sentence on the standard error stream.

`commands.py` is the table of the commands; each is a file of its own. Nothing is imported here
before it is needed: a hint must come at once, and Ctrl-C must be answered from the first moment.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

DONE: Final = 0
FOUND: Final = 1
COULD_NOT_RUN: Final = 2
INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the return value is the exit status."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return _stopped()
    except BrokenPipeError:  # `kit list | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _run(arguments: Sequence[str] | None) -> int:
    import click  # noqa: PLC0415 - see the module

    from kit.cli.group import kit  # noqa: PLC0415 - see the module
    from kit.cli.sentences import phrase  # noqa: PLC0415 - see the module

    _let_any_screen_show_it()
    try:
        status = kit.main(arguments, prog_name="kit", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return _stopped()
    except click.ClickException as error:
        sentence = phrase("refusals", " ".join(error.format_message().split()))
        sys.stderr.write(f"kit: {sentence}\n")
        return COULD_NOT_RUN
    return status if isinstance(status, int) else DONE


def _stopped() -> int:
    from kit.cli.sentences import say  # noqa: PLC0415 - see the module

    sys.stderr.write(say("desk", "stopped") + "\n")
    return INTERRUPTED


def _let_any_screen_show_it() -> None:
    """A character that the screen does not know becomes an escape, never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
