"""The page has the same words, with the same places to fill, in every language."""

from __future__ import annotations

import string

import pytest

from kit.page.words import words
from kit.plain.language import DEFAULT, LANGUAGES


def places(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != DEFAULT])
def test_each_word_has_its_like(language):
    english, other = words(), words(language)
    for group, texts in english.items():
        for key, text in texts.items():
            assert places(other[group][key]) == places(text), (language, group, key)
    same = {
        (group, key)
        for group, texts in english.items()
        for key, text in texts.items()
        if text and other[group][key] == text
    }
    assert not same, f"not translated: {sorted(same)}"
