"""`kit doctor`: what this machine offers to contain a submission, found by trying."""

from __future__ import annotations

import json
import os
import platform
import sys
import textwrap
from typing import TYPE_CHECKING, Any, Final

import click

from kit.cli.screen import folded, width

if TYPE_CHECKING:
    from kit.cell import Containment
    from kit.cell.sandbox.probe import Offer

_NAME: Final = 15
PROMISES: Final = {
    "limits": "processes, memory, time, files and output have an end; nothing survives",
    "Landlock": "no file outside is read or written, no process outside is signalled",
    "namespaces": "no other file, process or network is even seen",
    "another user": "the cell is a user that nobody else is",
}


@click.command(short_help="How well submissions are contained here.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def doctor(*, as_json: bool) -> int:
    """Try each layer that can contain a submission, and say what works on this machine.

    Exit status: 0 when a submission cannot change what is not its own, 1 when it can,
    2 when cells do not run here at all.
    """
    from kit.cell import CellUnavailable, Containment, Level  # noqa: PLC0415 - a fast `kit`
    from kit.cell.sandbox.probe import probe  # noqa: PLC0415 - the same

    if not hasattr(os, "fork"):
        raise click.ClickException("this system cannot fork a process, which every cell needs")
    try:
        offer = probe()
    except CellUnavailable as error:
        raise click.ClickException(str(error)) from error
    grading = offer.strongest
    click.echo(_json(offer, grading) if as_json else report(offer, Containment(), grading))
    return 0 if grading.level >= Level.INTEGRITY else 1


def layers(offer: Offer) -> dict[str, str]:
    """Each layer, and why it does not work here; "" when it does."""
    return {
        "limits": "",
        "Landlock": offer.why_no_landlock,
        "namespaces": offer.namespaces,
        "another user": offer.user and offer.user_alone,
    }


def report(offer: Offer, learner: Containment, grading: Containment) -> str:
    """Text in the width of the screen."""
    who = "root" if offer.root else "an ordinary user"
    python = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    lines = [*folded(f"{offer.system}, as {who}; {python}", width()), ""]
    for name, why_not in layers(offer).items():
        word = f"no: {why_not}" if why_not else PROMISES[name]
        lines += _row(f"[{'  ' if why_not else 'ok'}] {name}", word)
    lines += ["", *_row("A learner", learner.words.replace("UNPROTECTED", "it is your own code"))]
    lines += _row("Grading", grading.words)
    for gap in grading.gaps:
        lines += _row("", f"but {gap}")
    return "\n".join([*lines, *_advice()])


def _row(name: str, words: str) -> list[str]:
    indent = " " * (_NAME + 4)
    first = f"{name:<{_NAME + 3}} "
    return textwrap.wrap(words, width(), initial_indent=first, subsequent_indent=indent)


def _advice() -> list[str]:
    if not os.environ.get("PYTHONDONTWRITEBYTECODE"):
        return []
    words = "pytest starts 4 to 6 times slower with PYTHONDONTWRITEBYTECODE set: unset it."
    return ["", *_row("Advice", words)]


def _json(offer: Offer, grading: Containment) -> str:
    told: dict[str, Any] = {
        "system": offer.system,
        "root": offer.root,
        "python": platform.python_version(),
        "executable": sys.executable,
        "cores": os.cpu_count(),
        "layers": {name: {"works": not why, "why_not": why} for name, why in layers(offer).items()},
        "landlock": offer.landlock,
        "level": grading.level.word,
        "words": grading.words,
        "gaps": list(grading.gaps),
    }
    return json.dumps(told, indent=2)
