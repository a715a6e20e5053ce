"""A course in two languages: what lacks is named, and the reader is sent to the right file."""

from __future__ import annotations

import pytest

from kit.cli.checking import check
from kit.course import read_course
from kit.course.audit import audit
from kit.course.lesson import checksum
from kit.course.original import own_course
from kit.course.translation import Texts

SAMPLES = {
    "first": ("A worked example.", ("one", "two", "three")),
    "total": ("Add up all numbers.", ("look at sum", "call it", "return what it gives")),
    "most": ("The largest number.", ("look at max", "call it", "return what it gives")),
}


CHECKS = {
    "first": {"test_it_doubles": "Twice the number."},
    "total": {"test_of_two": "Of two numbers.", "test_of_one": "Of a single number."},
    "most": {"test_of_two": "Of two numbers.", "test_of_one": "Of a single number."},
}


def chinese(**of: str) -> str:
    """A `chapter.zh.toml`; `of` are checksums other than the right ones."""
    lines = ['title = "\u6c42\u548c"']
    for name, (goal, hints) in SAMPLES.items():
        right = Texts(goal, hints).checksum
        lines += [f"[exercise.{name}]", f'of = "{of.get(name, right)}"']
        lines += [f'goal = "\u76ee\u6807 {name}"', 'hints = ["\u4e00", "\u4e8c", "\u4e09"]']
    for name, checks in CHECKS.items():
        lines.append(f"[sentences.{name}]")
        for each, sentence in checks.items():
            right = of.get(each, checksum(sentence))
            lines.append(f'{each} = {{ of = "{right}", text = "\u53e5\u5b50 {each}" }}')
    return "\n".join(lines) + "\n"


@pytest.fixture
def both(course):
    course.write("chapter.zh.toml", chinese())
    course.write("README.zh.md", f"<!-- of: {checksum('# Sums' + chr(10))} -->\n# \u6c42\u548c\n")
    return course


def said(course) -> list[str]:
    """What the audit says about the texts in Chinese."""
    read = read_course(course.folder / "exercises")
    (chapter,) = read.chapters
    return [each for each in audit(read, chapter, list(chapter.exercises)) if ".zh." in each]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_complete_texts_are_complete_whoever_looks(both, language, monkeypatch):
    monkeypatch.setenv("KIT_LANG", language)
    assert said(both) == []


def test_a_course_in_one_language_is_asked_for_no_other(course):
    assert said(course) == []


def test_a_text_without_the_other_is_missing(both):
    (both.chapter / "README.zh.md").unlink()
    (sentence,) = said(both)
    assert sentence.endswith("README.zh.md: it is missing: there is no lesson in 'zh'")
    both.write("README.zh.md", "# \u6c42\u548c\n")
    (both.chapter / "chapter.zh.toml").unlink()
    unnamed, missing = sorted(said(both))
    assert "does not say what it is a translation of" in unnamed
    assert missing.endswith("chapter.zh.toml: it is missing: there are no texts in 'zh'")


def test_what_is_stale_is_named_with_the_checksum_to_write(both):
    both.write("README.md", "# Sums, and more\n")
    both.write("chapter.zh.toml", chinese(total="00000000"))
    lesson, texts = sorted(said(both))
    assert "it is stale: README.md has changed since" in lesson
    assert f"<!-- of: {checksum('# Sums, and more' + chr(10))} -->" in lesson
    assert "[exercise.total] is stale" in texts
    assert f'of = "{Texts(*SAMPLES["total"]).checksum}"' in texts


def test_an_exercise_too_much_too_few_and_a_hint_too_few(both):
    text = chinese().replace("exercise.first", "exercise.other", 1)
    head, tail = text.rsplit(', "\u4e09"', 1)
    both.write("chapter.zh.toml", head + tail)
    assert [each.partition(".toml: ")[2] for each in said(both)] == [
        "other is no exercise here",
        "[exercise.first] is missing",
        "[exercise.most] has 2 hints; the original has 3",
    ]


def test_a_sentence_of_a_check_is_missing_stale_or_too_much(both):
    text = chinese(test_of_one="00000000")
    text = text.replace("[sentences.first]\ntest_it_doubles", "[sentences.first]\ntest_it_trebles")
    both.write("chapter.zh.toml", text)
    row = f'{{ of = "{checksum("Twice the number.")}", text = "..." }}'
    missing = f"test_it_doubles = {row} is missing, for: Twice the number."
    stale = (
        "test_of_one is stale: the original has changed since; look at it again, then write "
        f'of = "{checksum("Of a single number.")}"'
    )
    assert [each.partition(".toml: ")[2] for each in said(both)] == [
        "[sentences.first] test_it_trebles is no check here",
        f"[sentences.first] {missing}",
        f"[sentences.total] {stale}",
        f"[sentences.most] {stale}",
    ]


def test_a_failing_check_says_its_sentence_in_the_language_of_the_reader(both, monkeypatch):
    both.fail()
    monkeypatch.setenv("KIT_LANG", "zh")
    course = read_course(both.folder / "exercises")
    (failing,) = (each for each in check(course, [course.exercise("total")]) if each.text)
    assert (failing.name, failing.words) == ("test_of_two", "\u53e5\u5b50 test_of_two")


def test_the_reader_is_sent_to_the_lesson_of_their_language(both, kit, monkeypatch):
    assert "  read   exercises/01_sums/README.md\n" in kit("next")[1]
    monkeypatch.setenv("KIT_LANG", "zh")
    assert kit("next")[1].splitlines()[1:4] == [
        "\u76ee\u6807 total",
        "  \u9605\u8bfb  exercises/01_sums/README.zh.md",
        "  \u6253\u5f00  exercises/01_sums/total.py",
    ]
    assert "exercises/01_sums/README.zh.md\n" in kit("open", "total")[1]
    (both.chapter / "README.zh.md").unlink()
    assert "exercises/01_sums/README.md\n" in kit("open", "total")[1]
    assert "\u7b2c 1 \u4e2a\u63d0\u793a\uff0c\u5171 3 \u4e2a" in kit("hint", "total")[1]


def code(text: str) -> list[str]:
    """The fenced blocks and the indented lines: what a computer reads or prints."""
    fenced = False
    kept = []
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        if fenced or line.startswith(("```", "    ")):
            kept.append(line)
    return kept


@pytest.mark.parametrize(
    "chapter", sorted(path.parent for path in own_course().glob("exercises/*/README.md")),
    ids=lambda path: path.name,
)  # fmt: skip
def test_code_and_output_stand_in_our_own_lessons_as_in_the_originals(chapter):
    original = (chapter / "README.md").read_text(encoding="utf-8")
    translated = (chapter / "README.zh.md").read_text(encoding="utf-8")
    assert code(translated) == code(original)
