"""Markdown and GitHub Actions: what people read, and no text in it is taken for markup."""

from __future__ import annotations

import re
import runpy
import urllib.parse
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.grader.reports import github, markdown
from kit.grader.reports.statistics import figures

SAMPLES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("report_samples.py"))))
COMMAND = re.compile(r"::(error|warning|notice)(?: file=([^,:]*),title=([^,:]*))?::([^\r\n]*)")


def outside_of_blocks(text):
    """Lines of a Markdown text that are no part of a fenced block, by the rules of CommonMark."""
    fence = ""
    for line in text.split("\n"):
        found = re.match("(`{3,})(.*)$", line)
        if fence:
            if found and len(found[1]) >= len(fence) and not found[2].strip():
                fence = ""
        elif found:
            fence = found[1]
        else:
            yield line
    assert not fence, "a block that nobody closes"


def without_escapes(line):
    return re.sub(r"\\.", "", line)


@pytest.mark.parametrize("kind", ["usual", "hostile"])
def test_nothing_in_markdown_is_markup_but_our_own(tmp_path, kind):
    text = markdown.report(getattr(SAMPLES, kind)(tmp_path), {})["grades.md"].decode()
    tables = 0
    for line in outside_of_blocks(text):
        bare = without_escapes(line)
        assert not re.search(r"[<>`*_\[\]!@]|https?:|::", bare)
        if bare.startswith("|"):
            tables += 1
            assert bare.count("|") in (4, 5)
        else:
            assert re.fullmatch(r"(#{1,3} |- )?[^|#]*", bare)
    assert tables >= 10


def test_markdown_has_the_figures_and_the_texts(tmp_path):
    text = markdown.report(SAMPLES.usual(tmp_path), {})["grades.md"].decode()
    assert "15 students," in text
    assert re.search(r"\| 01\\_money/total \| \d+ % \| [a-z-]+ \(\d+\) \|", text)
    assert "```text\nit failed\n```" in text
    assert "A hidden check: race." in text
    assert "- late\\: 1/3 points" in text


def test_a_summary_is_the_class_as_markdown(tmp_path):
    book = SAMPLES.usual(tmp_path)
    files = github.report(book, {})
    assert files["github-summary.md"] == markdown.report(book, {})["grades.md"]


def test_a_summary_is_cut_between_students_and_says_so(tmp_path):
    book = SAMPLES.usual(tmp_path)
    whole = github.summary(book)
    cut = github.summary(book, most=4_000).decode()
    assert len(cut) < 4_100 < len(whole)
    assert re.search(r"\n\d+ more parts do not fit into a summary\.\n$", cut)
    assert list(outside_of_blocks(cut))


@pytest.mark.parametrize("kind", ["usual", "hostile"])
def test_every_line_is_one_command_of_ours(tmp_path, kind):
    data = github.report(getattr(SAMPLES, kind)(tmp_path), {})["github-annotations.txt"]
    lines = data.decode().split("\n")
    assert lines.pop() == ""
    found = [COMMAND.fullmatch(line) for line in lines]
    assert all(found)
    levels = [each[1] for each in found]
    assert levels.count("error") == 10
    assert levels.count("warning") == 10
    assert levels.count("notice") == 1 + (kind == "hostile")
    files = {each[2] for each in found} - {None}
    assert files <= {f"exercises/{name}.py" for name in SAMPLES.EXERCISES}


def test_an_annotation_says_the_same_when_it_is_read(tmp_path):
    text = "50% ::error::x, y\nnext: line"
    book = SAMPLES.book(tmp_path, [SAMPLES.grade("a,b:c", ["race"], text)])
    first = github.report(book, {"github.folder": "src/"})["github-annotations.txt"]
    found = COMMAND.match(first.decode())
    assert found[2] == "src/01_money/total.py"
    assert urllib.parse.unquote(found[3]) == "a,b:c, 01_money/total: race"
    assert urllib.parse.unquote(found[4]) == f"Rule 1 of total holds.\n{text}"


def test_the_figures_of_a_class(tmp_path):
    grades = [
        SAMPLES.grade("all", ["passed"]),
        SAMPLES.grade("none", ["not-started"]),
        SAMPLES.grade("some", ["passed", "race", "not-reproducible"]),
        SAMPLES.grade("bad", ["race"]),
    ]
    book = SAMPLES.book(tmp_path, grades)
    found = figures(book)
    assert (found.students, found.waiting, found.mean, found.maximum) == (4, 1, 5.25, 18)
    assert found.spread == (2, 1, 0, 0, 0, 0, 0, 0, 0, 1)
    total = found.exercises["01_money/total"]
    assert total.among() == total.among(tried=True) == "race (4)"
    assert found.checks["02_lock/test_account.py::test_one"].among() == "not-started (1)"
    assert float(total.mean) == pytest.approx((6 + 0 + 1 + 0) / 24)
    hard = [check.id for check, _ in found.hardest(book.manifest.checks)]
    assert hard[0] == "01_money/test_total.py::test_two"
    assert len(hard) == 9
