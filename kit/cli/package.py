"""`kit package PLATFORM`: what an instructor uploads so that a platform grades with this kit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kit.course import CourseError
from kit.grader.errors import GraderError

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(short_help="An autograder to upload.")
@click.argument("platform", type=click.Choice(["gradescope"]), expose_value=False)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default="autograder.zip")
@click.option("--course", type=FOLDER, help="The course; else the one in or above this folder.")
@click.option("--only", multiple=True, metavar="NAME", help="A chapter or exercise.")
@click.option("--policy", type=FILE, help="TOML: late days, hints, bonus ...")
@click.option("--hidden", type=FOLDER, help="Private checks: a folder for each chapter.")
@click.option(
    "--visibility",
    type=click.Choice(["visible", "after_due_date", "after_published"]),
    default="visible",
    help="When students see their results.",
)
def package(*, out: Path, course: Path | None, only: tuple[str, ...], **options: Any) -> int:
    """Write the archive of an autograder that needs nothing but this file."""
    from kit.cli.grade import chosen, course_in  # noqa: PLC0415 - starts faster
    from kit.grader.reports.gradescope_archive import archive  # noqa: PLC0415 - the same
    from kit.grader.writing import write_whole  # noqa: PLC0415 - the same

    try:
        found = course_in(course)
        keys = chosen(found, only)
        data = archive(found.root, only=keys, **options)
        write_whole(out, data)
    except (GraderError, CourseError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{out}: {len(data) // 1024} KiB; upload it as the autograder of the assignment")
    return 0
