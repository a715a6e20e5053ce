"""Every language says the same things, with the same facts in them."""

from __future__ import annotations

import string

import pytest

from kit.explorer.report.words import texts_in
from kit.plain.language import LANGUAGES, choose, chosen

OTHERS = [language for language in LANGUAGES if language != "en"]
OPTIONAL = {"verbs"}  # a verb that has no word of its own is shown as it is


def places(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_each_sentence_is_there_and_names_the_same_facts(language):
    english, other = texts_in("en"), texts_in(language)
    for group, sentences in english.items():
        for key, sentence in sentences.items():
            if group not in OPTIONAL:
                assert places(other[group][key]) == places(sentence), (language, group, key)
    extra = {group: set(texts) - set(english[group]) for group, texts in other.items()}
    assert not {group: keys for group, keys in extra.items() if keys and group not in OPTIONAL}


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"KIT_LANG": "zh"}, "zh"),
        ({"KIT_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_reader_chooses(monkeypatch, variables, language):
    for name in ("KIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert chosen() == language


def test_a_language_without_texts_is_refused(monkeypatch):
    monkeypatch.setenv("KIT_LANG", "en")
    with pytest.raises(ValueError, match="no texts in 'fr', only in en, zh"):
        choose("fr")
