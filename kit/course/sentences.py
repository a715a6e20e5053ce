"""The sentence of each check, and its translations: ``[sentences.NAME]`` of ``chapter.zh.toml``.

The original is the docstring of the check, told from the text of its test file: nothing is
imported. A translation has `of`, the checksum of the sentence that was translated.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from kit.course.lesson import checksum
from kit.course.table import CourseError, Table


@dataclass(frozen=True, slots=True)
class Translated:
    """One sentence in another language; `of` is the checksum of its original."""

    of: str
    text: str


Sentences = dict[str, dict[str, Translated]]
"""Exercise -> check -> its sentence."""


def sentence_of(docstring: str | None, name: str) -> str:
    """The first line of a docstring, else the name of the check, read as words."""
    lines = (docstring or "").strip().splitlines()
    return lines[0] if lines else name.removeprefix("test_").replace("_", " ")


def sentences_in(file: Path) -> dict[str, str]:
    """What the checks of a test file say in words: name -> sentence. CourseError."""
    try:
        body = ast.parse(file.read_text(encoding="utf-8")).body
    except (OSError, SyntaxError, ValueError) as error:
        raise CourseError(f"{file}: cannot be read: {error}") from None
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    checks = (each for each in body if isinstance(each, functions))
    return {
        each.name: sentence_of(words, each.name)
        for each in checks
        if each.name.startswith("test") and (words := ast.get_docstring(each))
    }


def read_sentences(table: Table) -> Sentences:
    """Those of a chapter; none where there is no such table. CourseError."""
    return {
        exercise: {name: _translated(row) for name, row in each.rows()}
        for exercise, each in table.named("sentences", optional=True)
    }


def _translated(row: Table) -> Translated:
    made = Translated(row.text("of"), row.text("text"))
    row.end()
    return made


def sentence_faults(
    exercise: str, said: dict[str, Translated], originals: dict[str, str]
) -> list[str]:
    """What is missing, stale or too much in the sentences of an exercise, a sentence each.

    originals   what `sentences_in` gives for its test file
    """
    where = f"[sentences.{exercise}]"
    faults = [f"{where} {name} is no check here" for name in said if name not in originals]
    for name, original in originals.items():
        wanted = f'{{ of = "{checksum(original)}", text = "..." }}'
        if name not in said:
            faults.append(f"{where} {name} = {wanted} is missing, for: {original}")
        elif said[name].of != checksum(original):
            faults.append(
                f"{where} {name} is stale: the original has changed since; look at it again, "
                f'then write of = "{checksum(original)}"'
            )
    return faults
