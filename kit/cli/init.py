"""`kit init DIR`: the course in a folder of your own, from the installed package."""

from __future__ import annotations

import contextlib
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from kit.cli.screen import tell
from kit.cli.sentences import say
from kit.course.original import own_course
from kit.course.record import write_whole

_SKIPPED: Final = shutil.ignore_patterns("__pycache__", "*.pyc", "*.bak*", ".*")
_SETTINGS: Final = """\
[pytest]
minversion = 8.3
# A learner's file never shadows a standard module: no folder of theirs goes on sys.path.
addopts = --import-mode=importlib
testpaths = exercises
"""
_README: Final = """\
# The concurrency kit

    kit              where you stand, and the one next step
    kit watch        check the next exercise on each save
    kit hint NAME    a hint, and a bit more each time
    pytest           check everything

Begin with `exercises/00_scheduler/README.md`. `kit --help` shows the rest.
"""


@click.command("init", short_help="The course in a folder of your own.")
@click.argument("folder", metavar="DIR")
def init_course(*, folder: str) -> int:
    """Write the course to DIR, which is made; what is there already is never touched."""
    own = own_course()
    if own is None:
        raise click.ClickException("this kit came without its course; install it again")
    target = Path(folder)
    if (target / "exercises").exists():
        raise click.UsageError(f"{target / 'exercises'} is there already; nothing was written")
    try:
        _write(own / "exercises", target)
    except OSError as error:
        raise click.ClickException(f"cannot write {target}: {error.strerror or error}") from None
    tell(say("init", "done", folder=target), f"  cd {shlex.quote(str(target))}", "  kit")
    return 0


def _write(exercises: Path, target: Path) -> None:
    """All of it or nothing: the folder of the exercises appears when it is complete."""
    target.mkdir(parents=True, exist_ok=True)
    with _scratch(target) as scratch:
        copy = Path(shutil.copytree(exercises, scratch / "exercises", ignore=_SKIPPED))
        for name, text in (("pytest.ini", _SETTINGS), ("README.md", _README)):
            if not (target / name).exists():
                write_whole(target / name, text)
        copy.rename(target / "exercises")


@contextlib.contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(dir=target, prefix=".kit-init."))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
