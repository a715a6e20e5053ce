"""What is wrong with the files of a course, told without running anything."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kit.course.chapter import CHAPTER_FILE, Chapter, Course, Exercise, read_chapter
from kit.course.lesson import LESSON, lesson_complaints, translated_lesson
from kit.course.sentences import sentences_in
from kit.course.stub import is_open
from kit.course.translation import Texts, complaints, translation_file
from kit.plain.language import DEFAULT, LANGUAGES

HINTS: Final = 3
_TRANSLATED: Final = tuple(each for each in LANGUAGES if each != DEFAULT)
_IGNORED: Final = ("__pycache__",)


def audit(course: Course, chapter: Chapter, exercises: list[Exercise]) -> Iterator[str]:
    """Sentences, each with the path of what is wrong."""
    lesson = chapter.folder / LESSON
    if not lesson.is_file() or not lesson.read_text("utf-8", errors="replace").strip():
        yield f"{lesson}: a chapter has a lesson"
    for exercise in exercises:
        yield from _audit_exercise(course, exercise)
    for language in _TRANSLATED:
        if any(_texts_in(each.folder, language) for each in course.chapters):
            yield from _audit_texts(chapter, exercises, language)
    yield from _strays(chapter)


def _texts_in(folder: Path, language: str) -> list[Path]:
    """The files of a chapter in a language. A course has a language if any chapter has it."""
    files = (translation_file(folder, language), translated_lesson(folder, language))
    return [each for each in files if each.is_file()]


def _audit_texts(chapter: Chapter, exercises: list[Exercise], language: str) -> Iterator[str]:
    yield from lesson_complaints(chapter.folder, language)
    read = read_chapter(chapter.folder, DEFAULT).exercises
    originals = {each.name: Texts(each.goal, each.hints) for each in read}
    checks = {each.name: sentences_in(chapter.folder / each.tests) for each in exercises}
    yield from complaints(chapter.folder, language, originals, checks)


def _audit_exercise(course: Course, exercise: Exercise) -> Iterator[str]:
    stub = course.root / exercise.path
    if len(exercise.hints) != HINTS:
        yield f"{exercise.name}: {len(exercise.hints)} hints; there must be {HINTS}"
    if not stub.is_file():
        yield f"{stub}: there is no such stub"
        return
    text = stub.read_text("utf-8", errors="replace")
    if has_todo(text) and "TODO" not in text:
        yield f"{stub}: no TODO marks what is to be done"
    if not (course.root.parent / "solutions" / exercise.path).is_file():
        yield f"solutions/{exercise.path}: there is no solution"


def has_todo(source: str) -> bool:
    """Something in it is left open; else the exercise is solved on arrival."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(isinstance(node, functions) and is_open(node) for node in ast.walk(tree))


def _strays(chapter: Chapter) -> Iterator[str]:
    """Files that no text of the chapter names, and files that shadow a standard module."""
    texts = _texts(chapter)
    known = {CHAPTER_FILE, LESSON} | {each.file for each in chapter.exercises}
    known |= {path.name for each in _TRANSLATED for path in _texts_in(chapter.folder, each)}
    known |= {each.tests for each in chapter.exercises}
    for path in sorted(chapter.folder.iterdir()):
        if path.name in _IGNORED:
            continue
        if path.suffix == ".py" and path.stem in sys.stdlib_module_names:
            yield f"{path}: a module of Python has that name, and would be shadowed"
        if path.name not in known and not any(_is_named(path, text) for text in texts):
            yield f"{path}: a stray file: no text of the chapter names it"


def _texts(chapter: Chapter) -> list[str]:
    paths = (*chapter.folder.glob("*.md"), *chapter.folder.glob("*.toml"))
    programs = tuple(chapter.folder.glob("*.py"))
    return [path.read_text("utf-8", errors="replace") for path in (*paths, *programs)]


def _is_named(path: Path, text: str) -> bool:
    return path.name in text or (path.suffix == ".py" and path.stem in text)
