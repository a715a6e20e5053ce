"""`kit grade CLASS --out GRADES`: grade a class, or say which grades changed.

Exit status: 0 every grade is final, 1 the grades are written and points of some are open, 2 it
could not be done, 130 stopped. With ``--diff`` and no class: 0, whatever changed.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli import DONE, FOUND
from kit.course import Course, CourseError, read_course
from kit.course.chapter import CHAPTER_FILE
from kit.grader.errors import GraderError

if TYPE_CHECKING:
    from kit.cell import Containment
    from kit.grader.run import Settings

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(short_help="Grade a class.")
@click.argument("place", metavar="CLASS", required=False, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder of grades.")
@click.option("--course", type=FOLDER, help="The course; else the one in or above this folder.")
@click.option(
    "--only", multiple=True, metavar="NAME", help="A chapter or exercise; again for more."
)
@click.option("--roster", type=FILE, help="CSV: id, name, email, submission, deadline, submitted.")
@click.option("--policy", type=FILE, help="TOML: deadline, late, attempts, hints, bonus, needs ...")
@click.option("--overrides", type=FILE, help="CSV: points set by hand [GRADES/overrides.csv].")
@click.option("--hidden", type=FOLDER, help="Private checks: a folder for each chapter.")
@click.option("--report", multiple=True, metavar="FORMATS", help="html,junit,canvas ...")
@click.option("--jobs", type=click.IntRange(min=1), help="Workers [the cores].")
@click.option("--executor", default="local", show_default=True, help="What runs the checks.")
@click.option("--scheduler", metavar="ADDRESS", help="With --executor dask: of other machines.")
@click.option("-p", "plugin", multiple=True, metavar="MODULE", help="A plugin of the grader.")
@click.option("-o", "option", multiple=True, metavar="NAME=VALUE", help="For a plugin or executor.")
@click.option("--require-sandbox", "level", metavar="LEVEL", help="Refuse less: see kit doctor.")
@click.option("--allow-unprotected", is_flag=True, help="Grade even if grades can be forged.")
@click.option("--each", is_flag=True, help="Judge equal files one by one, not once for all.")
@click.option("--diff", "old", type=FOLDER, help="Say what changed since these grades.")
def grade(*, place: Path | None, out: Path | None, old: Path | None, **options: Any) -> int:
    """Grade what each student of a class handed in.

    CLASS has a folder, a .zip, a .tar.gz or a Python file for each student. Stopped at any
    moment, the same command goes on where it stood. Without CLASS, --diff compares two folders
    of grades.

    The exit status is 0 when every grade is final, and 1 when some wait for you: a check failed
    and then passed, or could not be run. It is 2 when something must be mended first.
    """
    if out is None:
        raise click.UsageError("--out is missing: the folder for the grades")
    try:
        if place is None:
            return _compared(old, out)
        looking = _look_for_containment()
        settings = _settings(place, out, old, options)
        looking.join()
        weak = options["allow_unprotected"]
        containment = _containment(options["level"], allow_unprotected=weak)
        return _graded(replace(settings, containment=containment))
    except (GraderError, CourseError) as error:
        raise click.ClickException(str(error)) from error


def _compared(old: Path | None, out: Path) -> int:
    if old is None:
        raise click.UsageError("CLASS is missing: the folder with what was handed in")
    from kit.grader.difference import changes, read_grades, told  # noqa: PLC0415 - starts faster

    lines = list(told(changes(read_grades(old), read_grades(out))))
    click.echo("\n".join(lines) if lines else "No grade changed.")
    return 0


def _settings(place: Path, out: Path, old: Path | None, options: dict[str, Any]) -> Settings:
    from kit.grader.run import Settings  # noqa: PLC0415 - starts faster

    course = course_in(options["course"])
    return Settings(
        place=place,
        out=out,
        course=course.root,
        roster=options["roster"],
        policy=options["policy"],
        overrides=options["overrides"],
        hidden=options["hidden"],
        compare=old,
        only=tuple(chosen(course, options["only"])),
        reports=reports_in(options["report"]),
        executor=options["executor"],
        jobs=options["jobs"] or os.cpu_count() or 1,
        plugins=options["plugin"],
        options=_for_plugins(options),
        each=options["each"],
    )


def _look_for_containment() -> threading.Thread:
    """Begin with what takes longest, beside the imports; `_containment` is quick afterwards."""
    from kit.cell.sandbox.probe import strongest  # noqa: PLC0415 - the same

    def look() -> None:
        with contextlib.suppress(Exception):  # who asks again is told
            strongest()

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    return thread


def _containment(word: str | None, *, allow_unprotected: bool) -> Containment:
    """The strongest that this machine offers. ClickException when that is too weak."""
    from kit.cell import CellUnavailable, Level  # noqa: PLC0415 - starts faster
    from kit.cell.sandbox.probe import NotContainedError, for_grading  # noqa: PLC0415 - the same

    try:
        level = Level.named(word) if word is not None else None
    except ValueError as error:
        raise click.UsageError(f"--require-sandbox: {error}") from None
    try:
        found = for_grading(require=level, allow_unprotected=allow_unprotected)
    except (NotContainedError, CellUnavailable) as error:
        raise click.ClickException(str(error)) from error
    lines = [f"Containment: {found.words}", *(f"  but {gap}" for gap in found.gaps)]
    click.echo("\n".join(lines), err=True)
    return found


def reports_in(given: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the reports that are asked for, each once; JSON and CSV are always made."""
    names = (name.strip() for each in given for name in each.split(","))
    return tuple(dict.fromkeys(("json", "csv", *filter(None, names))))


def _for_plugins(options: dict[str, Any]) -> dict[str, str]:
    """The options that only plugins and the executor understand."""
    found = dict(map(_pair, options["option"]))
    if options["scheduler"] is not None:
        if options["executor"] == "local":
            raise click.UsageError("--scheduler needs --executor dask")
        found["scheduler"] = options["scheduler"]
    return found


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f"-o must be NAME=VALUE, got {text!r}")
    return name, value


def course_in(given: Path | None) -> Course:
    """The course in a folder, or the one in or above the current one."""
    here = Path.cwd()
    places = (given,) if given is not None else (here, *here.parents, Path(__file__).parents[2])
    for folder in places:
        for root in (folder, folder / "exercises"):
            if any(root.glob(f"*/{CHAPTER_FILE}")):
                return read_course(root.resolve())
    raise click.UsageError(f"there is no course in {given or here}: no folder with {CHAPTER_FILE}")


def chosen(course: Course, names: tuple[str, ...]) -> list[str]:
    """The keys of the exercises that these names mean: chapters, exercises or keys."""
    keys: list[str] = []
    for name in names:
        found = [
            each.key
            for each in course.exercises
            if name.strip("/") in (each.key, each.name, each.chapter)
        ]
        if not found:
            raise click.UsageError(f"--only: there is no chapter or exercise {name!r}")
        keys += found
    return [each.key for each in course.exercises if each.key in keys]


def _graded(settings: Settings) -> int:
    from kit.grader.progress import shown_on  # noqa: PLC0415 - starts faster
    from kit.grader.reports.table import table  # noqa: PLC0415 - the same
    from kit.grader.run import Run, Watch  # noqa: PLC0415 - the same

    show = shown_on(sys.stderr)
    run = Run(settings, Watch(show.start, show.step, show.student, show.note))
    try:
        book = run.execute()
    except KeyboardInterrupt:
        show.close()
        command = shlex.join(["kit", *sys.argv[1:]])
        click.echo(f"\nStopped; what is known is kept. To go on: {command}", err=True)
        raise click.Abort from None
    finally:
        show.close()
    lines = list(table(book))
    if run.changes:
        lines += ["", "Changed since the last run:", *run.changes]
    click.echo("\n".join([*lines, f"Grades: {settings.out}"]))
    return DONE if all(each.final for each in book) else FOUND
