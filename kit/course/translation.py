"""The texts of a chapter in another language: ``chapter.zh.toml`` beside ``chapter.toml``.

What it lacks is shown in English. Each exercise there has `of`, the checksum of the English
texts that were translated, so that an audit can tell a text whose original has changed since.
The sentences of the checks stand there too (`sentences.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kit.course.lesson import checksum
from kit.course.sentences import Sentences, read_sentences, sentence_faults
from kit.course.table import CourseError, Table, read_table
from kit.plain.language import DEFAULT


@dataclass(frozen=True, slots=True)
class Texts:
    """What the learner reads of one exercise."""

    goal: str
    hints: tuple[str, ...]

    @property
    def checksum(self) -> str:
        """Eight digits that change with the texts."""
        return checksum("\n".join([self.goal, *self.hints]))


@dataclass(frozen=True, slots=True)
class Translation:
    """The texts of one chapter; `of` are the checksums of the originals, by exercise."""

    title: str = ""
    exercises: dict[str, Texts] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    sentences: Sentences = field(default_factory=dict)

    def sentences_of(self, name: str) -> dict[str, str]:
        """What is said of the checks of an exercise: name of the check -> sentence."""
        return {check: each.text for check, each in self.sentences.get(name, {}).items()}

    def texts(self, name: str, original: Texts) -> Texts:
        """Those of an exercise; the original where there is no translation."""
        return self.exercises.get(name, original)


def translation_file(folder: Path, language: str) -> Path:
    """Where the texts of a chapter stand."""
    return folder / f"chapter.{language}.toml"


def read_translation(folder: Path, language: str) -> Translation:
    """The texts of a chapter in a language; empty where there are none. CourseError."""
    file = translation_file(folder, language)
    if language == DEFAULT or not file.is_file():
        return Translation()
    table = read_table(file)
    title = table.text("title")
    found = {name: (each.text("of"), _texts(each)) for name, each in table.named("exercise")}
    sentences = read_sentences(table)
    table.end()
    return Translation(
        title,
        {name: texts for name, (_, texts) in found.items()},
        {name: of for name, (of, _) in found.items()},
        sentences,
    )


def complaints(
    folder: Path,
    language: str,
    originals: dict[str, Texts],
    checks: dict[str, dict[str, str]],
) -> list[str]:
    """What is missing, stale or too much in the texts of a chapter, a sentence each.

    originals   all exercises of the chapter, in English
    checks      the exercises that are asked for -> their checks -> what these say, in English
    """
    file = translation_file(folder, language)
    try:
        found = read_translation(folder, language)
    except CourseError as error:
        return [str(error)]
    if not found.title:
        return [f"{file}: it is missing: there are no texts in {language!r}"]
    known = (*found.of, *(name for name in found.sentences if name not in found.of))
    said = [f"{name} is no exercise here" for name in known if name not in originals]
    for name, sentences in checks.items():
        fault = _fault(found, name, originals[name])
        said.extend([fault] if fault else [])
        said.extend(sentence_faults(name, found.sentences.get(name, {}), sentences))
    return [f"{file}: {each}" for each in said]


def _fault(found: Translation, name: str, original: Texts) -> str:
    """What is wrong with the texts of one exercise, or ""."""
    if name not in found.of:
        return f"[exercise.{name}] is missing"
    if found.of[name] != original.checksum:
        return (
            f"[exercise.{name}] is stale: the original has changed since; look at it again, "
            f'then write of = "{original.checksum}"'
        )
    hints = len(found.exercises[name].hints)
    if hints != len(original.hints):
        return f"[exercise.{name}] has {hints} hints; the original has {len(original.hints)}"
    return ""


def _texts(table: Table) -> Texts:
    texts = Texts(table.text("goal"), table.texts("hints"))
    table.end()
    return texts
