"""Sentences that are data: ``texts/en.toml`` of a package, and other languages beside it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from kit.plain.language import DEFAULT, chosen

Texts = dict[str, dict[str, str]]


@cache
def texts_in(package: str, language: str) -> Texts:
    """All sentences of a package in one language, by group and key; what it lacks in English."""
    found = _read(package, DEFAULT)
    if language == DEFAULT:
        return found
    own = _read(package, language)
    return {group: {**said, **own.get(group, {})} for group, said in found.items()}


def say(package: str, group: str, key: str, **facts: object) -> str:
    """One sentence in the reader's language, its places filled. KeyError if there is none."""
    return texts_in(package, chosen())[group][key].format(**facts)


def _read(package: str, language: str) -> Texts:
    if not language.replace("-", "").isalnum():
        return {}
    file = resources.files(package).joinpath("texts", f"{language}.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
