"""The words of the page, by language: ``texts/en.toml`` and others like it beside it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Final

Words = dict[str, dict[str, str]]
DEFAULT: Final = "en"


@cache
def words(lang: str = DEFAULT) -> Words:
    """All words of a language; what it lacks is in English. English too for an unknown one."""
    found = _read(DEFAULT)
    if lang == DEFAULT:
        return found
    own = _read(lang)
    return {group: {**texts, **own.get(group, {})} for group, texts in found.items()}


def _read(lang: str) -> Words:
    if not lang.replace("-", "").isalnum():
        return {}
    file = resources.files(__package__).joinpath("texts", f"{lang}.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
