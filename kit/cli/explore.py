"""`kit explore FILE.py[::FUNCTION]`: the explorer on anybody's program."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import click

from kit.cli.isolated import Answer, CouldNotRunError, Request, explore_isolated
from kit.cli.keyboard import terminated_like_ctrl_c
from kit.cli.screen import folded
from kit.cli.sentences import say
from kit.cli.verdict import as_fields, failure_of, first_failure
from kit.explorer.outcome import Race
from kit.explorer.report import Failure, render
from kit.explorer.report.phrases import phrase
from kit.explorer.report.words import verb
from kit.plain.width import cut, safe

FOUND = 1
DEFAULT_SCHEDULES = 2_000
DEFAULT_DEADLINE = 600.0
STATES = 5_000  # of a page
WIDEST = 80


def _split(target: str) -> tuple[Path, str | None]:
    """FILE.py::FUNCTION as a path and a name; UsageError in one sentence."""
    name, separator, function = target.rpartition("::")
    if not separator:
        name, function = target, ""
    path = Path(name)
    if path.is_dir():
        raise click.UsageError(f"{name} is a folder; name a file: kit explore FILE.py")
    if not path.is_file():
        raise click.UsageError(f"there is no file {name}")
    if separator and not function.isidentifier():
        raise click.UsageError(f"{function!r} is no function name; write FILE.py::FUNCTION")
    return path, function or None


@click.command(short_help="Every way in which the threads of a program can take turns.")
@click.argument("target", metavar="FILE.py[::FUNCTION]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the report.")
@click.option(
    "--schedules",
    type=click.IntRange(min=1),
    default=DEFAULT_SCHEDULES,
    show_default=True,
    help="Try at most so many schedules.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of the random schedules.")
@click.option("--replay", metavar="STRING", help="Run exactly this schedule, from a report.")
@click.option("--view", is_flag=True, help="Write a page that plays the failing schedule.")
@click.option(
    "--deadline",
    type=click.FloatRange(min=0, min_open=True),
    default=DEFAULT_DEADLINE,
    show_default=True,
    help="Seconds until the program is ended: could not run.",
)
def explore(  # noqa: PLR0913 - one argument for each option
    *,
    target: str,
    as_json: bool,
    schedules: int,
    seed: int,
    replay: str | None,
    view: bool,
    deadline: float,
) -> int:
    """Run a program under every schedule within a budget and show the smallest failing one.

    FUNCTION takes no argument; without it the file runs as a main program. The file is not
    changed. Exit status: 0 clean, 1 a failure was found, 2 could not run.
    """
    try:
        path, function = _split(target)
        request = Request(path, function, schedules, seed, replay, states=STATES if view else 0)
        with terminated_like_ctrl_c():
            answer = explore_isolated(request, deadline=deadline)
    except (CouldNotRunError, click.UsageError) as error:
        _refuse(f"could not run {target}: {error}", as_json=as_json)
    except KeyboardInterrupt:
        raise click.Abort from None
    failure = _failure(answer, target, path)
    page = _page(answer, failure) if view and failure is not None else ""
    click.echo(_as_json(answer, page) if as_json else _as_text(answer, failure, path, page))
    return FOUND if failure is not None else 0


def _failure(answer: Answer, target: str, path: Path) -> Failure | None:
    found = first_failure(answer.exploration)
    if found is None:
        return None
    replay = _replay(target, found.schedule)
    return failure_of(answer.exploration, found, name=path.stem, replay=replay)


def _page(answer: Answer, failure: Failure) -> str:
    """Where the page was written, as it can be typed here; "" if no folder takes it."""
    from kit.cli.program_page import write_page  # noqa: PLC0415 - only where it is wanted

    path = write_page(answer.exploration, failure, render(failure), answer.graph)
    return os.path.relpath(path) if path is not None else ""


def _refuse(sentence: str, *, as_json: bool) -> NoReturn:
    if as_json:
        click.echo(json.dumps({"verdict": "could not run", "error": sentence}))
    raise click.ClickException(sentence)


def _as_json(answer: Answer, page: str) -> str:
    fields = as_fields(answer.exploration, answer.seconds)
    return json.dumps(fields | ({"page": page} if page else {}), indent=2)


def _as_text(answer: Answer, failure: Failure | None, path: Path, page: str) -> str:
    if failure is None:
        return _clean(answer, path)
    room = min(WIDEST, shutil.get_terminal_size().columns)
    text = render(failure, width=room, ascii=not _can_say(sys.stdout.encoding))
    minimal = failure.outcome.minimal
    proved = folded(say("explore", minimal), room) if minimal else []
    link = [say("explore", "page", path=page)] if page else []
    return "\n".join((text, *proved, *link))


def _replay(target: str, schedule: str) -> str:
    """The command that runs this schedule again; "" when there was no choice to make."""
    if not schedule:
        return ""
    return f"kit explore {shlex.quote(target)} --replay {shlex.quote(schedule)}"


def _clean(answer: Answer, path: Path) -> str:
    exploration = answer.exploration
    speed = exploration.schedules / max(answer.seconds, 1e-9)
    covered = phrase(exploration.covered, "coverage")
    line = say("explore", "clean", name=path.name, covered=covered, speed=f"{speed:,.0f}")
    warnings = (phrase(each, "coverage") for each in exploration.warnings)
    return "\n".join((line, *_races(exploration.races), *warnings))


def _races(races: tuple[Race, ...]) -> list[str]:
    """Accesses that nothing orders, though no outcome was wrong because of them."""
    lines = [say("explore", "unordered")]
    for race in races:
        both = (race.one,) if race.one == race.other else (race.one, race.other)
        words = " | ".join(
            f"{each.path}:{each.line} {verb(each.verb)} {each.place}" for each in both
        )
        lines.append("  " + cut(safe(words), WIDEST - 2))
    return lines if races else []


def _can_say(encoding: str | None) -> bool:
    return (encoding or "ascii").lower().replace("-", "").startswith("utf")
