"""Stubs that depend on nothing but their own bytes: of equal ones, one is judged for all.

A stub may import another of its chapter, open a file, or look around in its process. It is read
from its text, on the side of caution: who imports anything but a few modules of the standard
library, or names what reaches further, does not stand alone; nor does the stub of an exercise in
whose chapter a check names the file of another.

Hiding an import from this is no gain: who copies a neighbour's file gets what the neighbour got,
and could as well have copied the others.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kit.course import Chapter, Course, Exercise
from kit.grader.digest import digest_of, read

MOST_BYTES: Final = 100_000
"""Of a stub that is looked at."""
_MODULES: Final = frozenset(
    {"__future__", "_thread", "abc", "collections", "concurrent", "contextlib", "contextvars"}
    | {"copy", "dataclasses", "enum", "functools", "heapq", "itertools", "math", "operator"}
    | {"queue", "random", "string", "threading", "time", "types", "typing", "weakref"}
)
_FURTHER: Final = frozenset(
    {"__builtins__", "__file__", "__globals__", "__import__", "__loader__", "__package__"}
    | {"__path__", "__spec__", "__subclasses__", "compile", "eval", "exec", "open"}
)


def of_stubs(files: Mapping[str, bytes], alone: Mapping[str, str]) -> dict[str, str]:
    """Exercise -> digest of its file, of those that stand alone; `alone` as below."""
    return {
        alone[path]: digest_of([(path, data)])
        for path, data in files.items()
        if path in alone and stands_alone(data)
    }


def stands_alone(source: bytes) -> bool:
    """A module that reaches nothing but what it imports from a few modules."""
    if len(source) > MOST_BYTES:
        return False
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return not any(map(_reaches_further, ast.walk(tree)))


def _reaches_further(node: ast.AST) -> bool:
    match node:
        case ast.Import(names=names):
            return any(each.name.partition(".")[0] not in _MODULES for each in names)
        case ast.ImportFrom(module=module, level=level):
            return level > 0 or (module or "").partition(".")[0] not in _MODULES
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in _FURTHER
    return False


def exercises_alone(course: Course, hidden: Path | None = None) -> dict[str, str]:
    """Path of the stub -> exercise, of those whose file no check names but their own."""
    return {each.path: each.key for chapter in course.chapters for each in _alone(chapter, hidden)}


def _alone(chapter: Chapter, hidden: Path | None) -> Iterator[Exercise]:
    """What is neither stub nor check may be used by every check."""
    known = {name for each in chapter.exercises for name in (each.file, each.tests)}
    folders = [chapter.folder] if hidden is None else [chapter.folder, hidden / chapter.name]
    files = [path for folder in folders for path in sorted(folder.glob("*.py"))]
    shared = [text for path in files if path.name not in known for text in _texts(path)]
    for exercise in chapter.exercises:
        texts = [*_texts(chapter.folder / exercise.tests), *shared]
        others = [each for each in chapter.exercises if each is not exercise]
        if not any(_names(text, each) for text in texts for each in others):
            yield exercise


def _names(text: str, exercise: Exercise) -> bool:
    """As a part of a path, or at the end of the dotted name of a module."""
    return exercise.file in text or text.endswith((f".{exercise.name}", f"/{exercise.name}"))


def _texts(path: Path) -> list[str]:
    """Every string of a check file that is not there to be read; of one that is broken, all."""
    source = read(path)
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError):
        return [source.decode("utf-8", "replace")]
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    texts = [node for node in nodes if isinstance(node, ast.Constant) and id(node) not in told]
    return [node.value for node in texts if isinstance(node.value, str)]
