"""Every language says the same things, with the same facts in them."""

from __future__ import annotations

import io
import string

import pytest

from kit.plain.language import LANGUAGES, choose, choose_for, chosen
from kit.plain.texts import texts_in

PACKAGES = ("kit.cli", "kit.course", "kit.explorer.report", "kit.page", "kit.pytest_plugin")
OTHERS = [language for language in LANGUAGES if language != "en"]


def places(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("language", OTHERS)
def test_each_sentence_is_there_and_names_the_same_facts(package, language):
    english, other = texts_in(package, "en"), texts_in(package, language)
    for group, sentences in english.items():
        for key, sentence in sentences.items():
            said = other[group][key]
            assert places(said) == places(sentence), (language, group, key)
            words = any(letter.isalpha() for letter in sentence.format_map(Nothing()))
            assert said != sentence or not words, f"not translated: {group}.{key}"


class Nothing(dict):
    """Every place filled with nothing."""

    def __missing__(self, key):
        return ""


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


@pytest.mark.parametrize(
    ("encoding", "language"), [("utf-8", "zh"), ("gbk", "zh"), ("ascii", "en")]
)
def test_a_screen_without_its_letters_gets_english(monkeypatch, encoding, language):
    monkeypatch.setenv("KIT_LANG", "zh")
    choose_for(io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert chosen() == language
