"""Facts that are told in English, in the reader's language.

The explorer and the cell send plain data, and some of it is words: ``the end of A``, ``all 70
interleavings``. Each such phrase stands in a group of ``texts/en.toml``, with places for what
changes, and is found by that form; what fills a place may be a phrase of the group itself.
Whatever is none of them is somebody else's text, and stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kit.plain.language import DEFAULT, chosen
from kit.plain.texts import texts_in

_PLACE: Final = re.compile(r"\\{(\w+)\\}")
_FACTS: Final = {
    "n": r"[\d,]+",
    "thread": r"[A-Z]+\d*",
    "threads": r"[A-Z]+\d*(?:, [A-Z]+\d*)*",
    "one": r".+?",
}
"""What a place takes, by its name; any other takes anything."""


def phrase(package: str, group: str, text: str, language: str | None = None) -> str:
    """The phrase in the reader's language; the text itself if it is none of the group."""
    language = language or chosen()
    if language == DEFAULT or not text:
        return text
    return _translated(package, group, text, language)


@cache
def _translated(package: str, group: str, text: str, language: str) -> str:
    for key, pattern in _patterns(package, group):
        found = pattern.fullmatch(text)
        if found is not None:
            facts = {
                name: _translated(package, group, value, language)
                for name, value in found.groupdict().items()
            }
            return texts_in(package, language)[group][key].format(**facts)
    return text


@cache
def _patterns(package: str, group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """In the order of the file, but those without places first: they say more."""
    said = texts_in(package, DEFAULT)[group]
    in_order = sorted(said.items(), key=lambda each: "{" in each[1])
    return tuple((key, re.compile(_as_pattern(text), re.DOTALL)) for key, text in in_order)


def _as_pattern(text: str) -> str:
    return _PLACE.sub(
        lambda found: f"(?P<{found[1]}>{_FACTS.get(found[1], '.+')})", re.escape(text)
    )
