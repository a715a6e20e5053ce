"""The lesson of a chapter, ``README.md``, and its translations, ``README.zh.md`` beside it.

The first line of a translation is a comment, ``<!-- of: 8a3f01c2 -->``: the checksum of the text
that was translated, so that an audit can tell a lesson whose original has changed since.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Final

from kit.plain.language import DEFAULT

LESSON: Final = "README.md"
_OF: Final = re.compile(r"<!-- of: ([0-9a-f]{8}) -->\n")


def translated_lesson(folder: Path, language: str) -> Path:
    """Where the lesson stands in a language, be it there or not."""
    return folder / (LESSON if language == DEFAULT else f"README.{language}.md")


def lesson(folder: Path, language: str) -> Path:
    """What the reader of a language is to read: the original where nothing is translated."""
    file = translated_lesson(folder, language)
    return file if file.is_file() else folder / LESSON


def lesson_complaints(folder: Path, language: str) -> list[str]:
    """What is missing or stale in the lesson of a chapter, in a sentence or none."""
    file = translated_lesson(folder, language)
    if not file.is_file():
        return [f"{file}: it is missing: there is no lesson in {language!r}"]
    found = _OF.match(_text(file))
    wanted = checksum(_text(folder / LESSON))
    write = f"write <!-- of: {wanted} --> as its first line"
    if found is None:
        return [f"{file}: it does not say what it is a translation of; {write}"]
    if found[1] != wanted:
        return [f"{file}: it is stale: {LESSON} has changed since; look at it again, then {write}"]
    return []


def checksum(text: str) -> str:
    """Eight digits that change with a text."""
    return f"{zlib.crc32(text.encode()):08x}"


def _text(file: Path) -> str:
    return file.read_text("utf-8", errors="replace") if file.is_file() else ""
