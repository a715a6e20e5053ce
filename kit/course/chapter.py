"""A course is a folder; a chapter is a folder in it that has a ``chapter.toml``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kit.course.table import CourseError, Table, read_table
from kit.course.translation import Texts, Translation, read_translation
from kit.plain.language import chosen

CHAPTER_FILE: Final = "chapter.toml"
KINDS: Final = ("use", "predict", "break", "build")
NEEDS: Final = ("fork", "spawn", "forkserver")


@dataclass(frozen=True, slots=True)
class Exercise:
    """One stub and the test file that checks it.

    file, tests   names of files in the chapter's folder
    minutes       how long a learner needs for it, about
    sentences     what its checks say in the reader's language, by name, where it is translated
    """

    chapter: str
    name: str
    kind: str
    file: str
    tests: str
    minutes: int
    goal: str
    hints: tuple[str, ...]
    sentences: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def key(self) -> str:
        """``07_lock/account``: one name for it in the whole course."""
        return f"{self.chapter}/{self.name}"

    @property
    def path(self) -> str:
        """The stub, from the course's folder: ``07_lock/account.py``."""
        return f"{self.chapter}/{self.file}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; `folder` is its path and `name` the last part of it."""

    folder: Path
    title: str
    number: int
    minutes: int
    needs: tuple[str, ...]
    exercises: tuple[Exercise, ...]

    @property
    def name(self) -> str:
        """``07_lock``."""
        return self.folder.name

    def exercise_of(self, tests: str) -> Exercise:
        """The exercise that a test file belongs to. CourseError when there is none."""
        for exercise in self.exercises:
            if exercise.tests == tests:
                return exercise
        raise CourseError(
            f"{self.folder / CHAPTER_FILE}: no [[exercise]] has tests = {tests!r},"
            f" but {self.folder / tests} is there"
        )


@dataclass(frozen=True, slots=True)
class Course:
    """All chapters of one folder, by number."""

    root: Path
    chapters: tuple[Chapter, ...]

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises of all chapters, in the order of the course."""
        return tuple(each for chapter in self.chapters for each in chapter.exercises)

    def exercise(self, name: str) -> Exercise | None:
        """The exercise of that name, ``account`` or ``07_lock/account``."""
        for each in self.exercises:
            if name in (each.name, each.key):
                return each
        return None

    def chapter(self, name: str) -> Chapter | None:
        """The chapter of that folder name."""
        return next((each for each in self.chapters if each.name == name), None)


def read_course(root: Path) -> Course:
    """The course in a folder.

    CourseError when a ``chapter.toml`` is wrong, two exercises share a name, or no chapter is
    there.
    """
    folders = sorted(path.parent for path in root.glob(f"*/{CHAPTER_FILE}"))
    chapters = sorted(map(read_chapter, folders), key=lambda chapter: chapter.number)
    if not chapters:
        raise CourseError(f"{root}: no chapter here: no folder in it has a {CHAPTER_FILE}")
    course = Course(root, tuple(chapters))
    _refuse_doubles(course)
    return course


def read_chapter(folder: Path, language: str | None = None) -> Chapter:
    """One chapter, in the reader's language if none is given.

    CourseError names the file, the key and the value that is wrong.
    """
    table = read_table(folder / CHAPTER_FILE)
    said = read_translation(folder, language or chosen())
    title = table.text("title")
    chapter = Chapter(
        folder=folder,
        title=said.title or title,
        number=table.number("number"),
        minutes=table.number("minutes"),
        needs=_needs(table),
        exercises=tuple(_read_exercise(each, folder, said) for each in table.tables("exercise")),
    )
    table.end()
    return chapter


def _needs(table: Table) -> tuple[str, ...]:
    needs = table.texts("needs", optional=True)
    for each in needs:
        if each not in NEEDS:
            raise table.refuse("needs", each, "a list of " + ", ".join(NEEDS))
    return needs


def _read_exercise(table: Table, folder: Path, said: Translation) -> Exercise:
    name = _identifier(table)
    texts = said.texts(name, Texts(table.text("goal"), table.texts("hints")))
    exercise = Exercise(
        chapter=folder.name,
        name=name,
        kind=table.word("kind", KINDS),
        file=_stub_name(table),
        tests=_test_name(table, folder),
        minutes=table.number("minutes"),
        goal=texts.goal,
        hints=texts.hints,
        sentences=said.sentences_of(name),
    )
    table.end()
    return exercise


def _identifier(table: Table) -> str:
    name = table.text("name")
    if not name.isidentifier():
        raise table.refuse("name", name, "a name of letters, digits and _")
    return name


def _stub_name(table: Table) -> str:
    """A learner's file never shadows a standard module: a spawned child would import it."""
    name = table.text("file")
    stem = name.removesuffix(".py")
    if stem == name or not stem.isidentifier():
        raise table.refuse("file", name, "the name of a Python file in this folder")
    if stem in sys.stdlib_module_names:
        raise table.refuse("file", name, "a name that no standard module has")
    return name


def _test_name(table: Table, folder: Path) -> str:
    name = table.text("tests")
    if not (folder / name).is_file() or not name.startswith("test_"):
        raise table.refuse("tests", name, "the name of a test_*.py file in this folder")
    return name


def _refuse_doubles(course: Course) -> None:
    seen: dict[str, Path] = {}
    for chapter in course.chapters:
        path = chapter.folder / CHAPTER_FILE
        for exercise in chapter.exercises:
            for word in sorted({exercise.name, exercise.file}):
                if word in seen:
                    raise CourseError(f"{path}: {word!r} is already used in {seen[word]}")
                seen[word] = path


def find_courses(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The folders of the courses that lie at, around or just below the given paths."""
    found: dict[Path, None] = {}
    for path in paths:
        for root in _courses_at(path):
            found[root] = None
    return tuple(found)


def _courses_at(path: Path) -> list[Path]:
    chapter = chapter_folder(path)
    if chapter is not None:
        return [chapter.parent]
    below = (*path.glob(f"*/{CHAPTER_FILE}"), *path.glob(f"*/*/{CHAPTER_FILE}"))
    return sorted({each.parent.parent for each in below})


def chapter_folder(path: Path) -> Path | None:
    """The chapter's folder that a file or folder is or lies directly in, or None."""
    for folder in (path, path.parent):
        if (folder / CHAPTER_FILE).is_file():
            return folder
    return None
