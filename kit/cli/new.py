"""`kit new chapter NAME`, `kit new exercise NAME`: a skeleton that works, to be changed."""

from __future__ import annotations

import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Final

import click

from kit.cli.screen import tell
from kit.cli.sentences import say
from kit.course import Course, CourseError
from kit.course.chapter import CHAPTER_FILE, read_course
from kit.course.record import write_whole

_SKELETONS: Final = files("kit.cli") / "skeleton"


@click.group("new", short_help="A skeleton of a chapter or an exercise.")
def new() -> None:
    """Write a skeleton that works: stub, checks, solution, a wrong and a right answer."""


@new.command("chapter", short_help="A chapter with one exercise in it.")
@click.argument("name")
@click.option("--exercise", metavar="NAME", help="Of its first exercise (default: my_NAME).")
def new_chapter(*, name: str, exercise: str | None) -> int:
    """Write a chapter NAME, such as `pipes` or `13_pipes`, with one exercise in it."""
    root = _root()
    course = _course(root)
    found = re.fullmatch(r"(\d\d_)?([a-z][a-z0-9_]*)", name)
    if found is None:
        raise click.UsageError(f"{name!r} is no name of a chapter; write it like 13_pipes or pipes")
    number = int(found[1][:2]) if found[1] else _next_number(course)
    chapter = f"{number:02}_{found[2]}"
    if (root / chapter).exists():
        raise click.UsageError(f"{root / chapter} is there already")
    first = exercise or f"my_{found[2]}"
    _refuse(first, course)
    title = found[2].replace("_", " ").capitalize()
    facts = {"NUMBER": str(number), "TITLE": title, "CHAPTER": chapter, "NAME": first}
    made = [
        _fill("chapter.toml", root / chapter / CHAPTER_FILE, facts),
        _fill("README.md", root / chapter / "README.md", facts),
        *_exercise(root, chapter, facts),
    ]
    _told(made)
    return 0


@new.command("exercise", short_help="One more exercise of a chapter.")
@click.argument("name")
@click.option("--chapter", metavar="FOLDER", help="Its chapter (default: the last one).")
def new_exercise(*, name: str, chapter: str | None) -> int:
    """Add an exercise NAME to a chapter."""
    root = _root()
    course = _course(root)
    if course is None:
        raise click.UsageError("there is no chapter yet: kit new chapter NAME")
    _refuse(name, course)
    folder = chapter or course.chapters[-1].name
    if course.chapter(folder) is None:
        names = ", ".join(each.name for each in course.chapters)
        raise click.UsageError(f"there is no chapter {folder!r}; there are {names}")
    facts = {"CHAPTER": folder, "NAME": name}
    toml = root / folder / CHAPTER_FILE
    text = toml.read_text(encoding="utf-8").rstrip() + "\n\n" + _text("exercise.toml", facts)
    made = _exercise(root, folder, facts)
    _write(toml, text)
    _told([*made, toml])
    return 0


def _root() -> Path:
    """The folder of the chapters: of the course around us, else a new one here."""
    given = click.get_current_context().find_root().params.get("course")
    here = Path(given) if given is not None else Path.cwd()
    around = (here,) if given is not None else (here, *here.parents)
    for folder in around:
        for root in (folder, folder / "exercises"):
            if any(root.glob(f"*/{CHAPTER_FILE}")):
                return root
    return here / "exercises"


def _course(root: Path) -> Course | None:
    if not any(root.glob(f"*/{CHAPTER_FILE}")):
        return None
    try:
        return read_course(root)
    except CourseError as error:
        raise click.UsageError(str(error)) from None


def _next_number(course: Course | None) -> int:
    return max((each.number for each in course.chapters), default=0) + 1 if course else 1


def _refuse(name: str, course: Course | None) -> None:
    """A name that cannot be one: used already, or that of a module of Python."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise click.UsageError(f"{name!r} is no name of an exercise: small letters, digits and _")
    if name in sys.stdlib_module_names:
        raise click.UsageError(f"a module of Python is called {name!r}; take another name")
    if course is not None and course.exercise(name) is not None:
        raise click.UsageError(f"there is an exercise {name!r} already")


def _exercise(root: Path, chapter: str, facts: dict[str, str]) -> list[Path]:
    name = facts["NAME"]
    answers = root.parent / "tests" / "answers" / chapter / name
    return [
        _fill("stub.py", root / chapter / f"{name}.py", facts),
        _fill("checks.py", root / chapter / f"test_{name}.py", facts),
        _fill("solution.py", root.parent / "solutions" / chapter / f"{name}.py", facts),
        _fill("wrong.py", answers / "wrong" / "no_lock.py", facts),
        _fill("right.py", answers / "right" / "with_lock.py", facts),
    ]


def _text(skeleton: str, facts: dict[str, str]) -> str:
    text = (_SKELETONS / f"{skeleton}.txt").read_text(encoding="utf-8")
    for word, value in facts.items():
        text = text.replace(f"@{word}@", value)
    return text


def _fill(skeleton: str, path: Path, facts: dict[str, str]) -> Path:
    if path.exists():
        raise click.UsageError(f"{path} is there already")
    _write(path, _text(skeleton, facts))
    return path


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error.strerror}") from None


def _told(made: list[Path]) -> None:
    tell(say("new", "done"))
    tell(*(f"  {path}" for path in made))
