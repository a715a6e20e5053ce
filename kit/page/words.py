"""The words of the page, by language: ``texts/en.toml`` and others like it beside it."""

from __future__ import annotations

from kit.plain.language import DEFAULT
from kit.plain.texts import Texts as Words
from kit.plain.texts import texts_in

__all__ = ["DEFAULT", "Words", "words"]


def words(lang: str = DEFAULT) -> Words:
    """All words of a language; what it lacks is in English. English too for an unknown one."""
    return texts_in(__package__ or "", lang)
