"""Digests: what a result depends on, so that only what changed is graded again."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import platform
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import kit
from kit.course import Course
from kit.grader.errors import naming

_NO_PART: Final = ("cli", "grader/reports", "grader/features")
_PACKAGES: Final = ("hypothesis", "bytecode", "greenlet", "pytest")
LENGTH: Final = 20


def digest_of(parts: Iterable[tuple[str, bytes]]) -> str:
    """Of named parts; the order counts, and no part can pass for two."""
    whole = hashlib.sha256()
    for name, data in parts:
        head = name.encode("utf-8", "surrogatepass")
        whole.update(b"%d:%d:" % (len(head), len(data)))
        whole.update(head)
        whole.update(data)
    return whole.hexdigest()[:LENGTH]


def of_files(files: Mapping[str, bytes]) -> str:
    """Of a hand-in."""
    return digest_of(sorted(files.items()))


def of_chapters(files: Mapping[str, bytes]) -> dict[str, str]:
    """Chapter -> digest of the files that were handed in for it."""
    chapters: dict[str, dict[str, bytes]] = {}
    for path, data in sorted(files.items()):
        chapters.setdefault(path.partition("/")[0], {})[path] = data
    return {chapter: of_files(each) for chapter, each in chapters.items()}


def of_checks(course: Course, hidden: Path | None = None) -> dict[str, str]:
    """Chapter -> digest of its checks: all that lies there but lessons and stubs."""
    return {
        chapter.name: digest_of(
            (f"{number}/{path.relative_to(root).as_posix()}", read(path))
            for number, root in enumerate([chapter.folder, *_private(hidden, chapter.name)])
            for path in sorted(root.rglob("*"))
            if path.is_file() and _counts(path, {each.file for each in chapter.exercises})
        )
        for chapter in course.chapters
    }


def _private(hidden: Path | None, chapter: str) -> list[Path]:
    return [hidden / chapter] if hidden is not None and (hidden / chapter).is_dir() else []


def _counts(path: Path, stubs: set[str]) -> bool:
    if "__pycache__" in path.parts or path.suffix in (".md", ".pyc"):
        return False
    return path.name not in stubs


def read(path: Path) -> bytes:
    """The bytes of a file. FileError, with its name, where they cannot be had."""
    with naming(path, "cannot be read"):
        return path.read_bytes()


@functools.cache
def of_kit() -> str:
    """Of everything that judges: the kit's own code, and the versions that it stands on."""
    root = Path(kit.__file__).parent
    sources = [
        (path.relative_to(root).as_posix(), read(path))
        for path in sorted(root.rglob("*"))
        if path.suffix in (".py", ".toml") and not _is_no_part(path.relative_to(root).as_posix())
    ]
    version = ".".join(platform.python_version_tuple()[:2])
    versions = [(each, importlib.metadata.version(each).encode()) for each in _PACKAGES]
    return digest_of([("python", version.encode()), *versions, *sources])


def _is_no_part(path: str) -> bool:
    return any(path.startswith(f"{each}/") for each in _NO_PART)
