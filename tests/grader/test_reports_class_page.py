"""The page of the class: real tables, nothing active, and every text only text."""

from __future__ import annotations

import runpy
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.grader.reports import class_page
from kit.grader.reports.heat_map import tint

SAMPLES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("report_samples.py"))))
VOID = {"meta", "wbr"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "ul", "li", "b",
    "nav", "a", "main", "div", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
    "span", "section", "bdi", "p", "details", "summary", "pre", "wbr",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "role",
    "aria-label", "aria-labelledby", "aria-hidden", "tabindex", "scope", "colspan", "rowspan",
    "title", "style",
}  # fmt: skip


class Page(HTMLParser):
    """Every element by its name, with a check that each is closed where it must be."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.found, self.texts = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag):
        return [attributes for name, attributes, _ in self.found if name == tag]


def page_of(book):
    return Page(class_page.report(book, {})["class.html"].decode())


@pytest.fixture(params=["usual", "hostile"])
def page(request, tmp_path):
    return page_of(getattr(SAMPLES, request.param)(tmp_path))


def test_no_text_becomes_an_element_or_an_attribute(page):
    assert {tag for tag, _, _ in page.found} <= TAGS
    assert {name for _, attributes, _ in page.found for name in attributes} <= ATTRIBUTES
    assert all(each["href"].startswith("#") for each in page.all("a"))
    for each in page.all("span"):
        assert set(each.get("style", "")) <= set("--n:0123456789")


def test_it_loads_nothing(page):
    policies = [each["content"] for each in page.all("meta") if "http-equiv" in each]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
    style = next(text for tag, text in page.texts if tag == "style")
    assert "url(" not in style
    assert "@import" not in style


def test_every_link_goes_somewhere_and_every_id_is_there_once(page):
    ids = Counter(each["id"] for _, each, _ in page.found if "id" in each)
    assert set(ids.values()) == {1}
    assert {each["href"][1:] for each in page.all("a")} <= set(ids)
    assert {each["aria-labelledby"] for each in page.all("div") if "role" in each} <= set(ids)


def test_the_map_is_a_table_with_headers(page):
    heads = page.all("th")
    assert all("scope" in each for each in heads)
    rows = [each for each in heads if each["scope"] == "row" and each.get("class") == "who"]
    students = len(page.all("section"))
    assert len(rows) == students + 1
    spans = [int(each["colspan"]) for each in heads if each["scope"] == "colgroup"]
    assert spans == [2, 1]
    cells = [each for each in page.all("td") if each.get("title", "").startswith("0")]
    assert len(cells) == 3 * students


def test_hostile_texts_are_there_as_texts(tmp_path):
    page = page_of(SAMPLES.hostile(tmp_path))
    told = [text for tag, text in page.texts if tag == "pre"]
    assert any("<img src=x onerror=alert(1)>" in text for text in told)
    assert any("\\x1b[31mred" in text for text in told)
    names = [text for tag, text in page.texts if tag == "bdi"]
    assert "<script>alert(1)</script> name" in names
    assert "admin\\u202egnp.exe name" in names


def test_the_figures_are_on_it(tmp_path):
    page = page_of(SAMPLES.usual(tmp_path))
    text = " ".join(text for tag, text in page.texts if tag != "style")
    assert "15  students" in text
    assert "0 to 10 %" in text
    assert "Rule 1 of total holds." in text
    assert "containment: none" in text
    assert "late: 1/3 points" in text


def test_a_long_text_is_cut_and_says_where_the_rest_is(tmp_path):
    book = SAMPLES.book(tmp_path, [SAMPLES.grade("a", ["race"], "x" * 5_000)])
    told = [text for tag, text in page_of(book).texts if tag == "pre"]
    assert told == ["x" * 4_000 + "\n... (1000 more characters in the student's file)"] * 3


@pytest.mark.parametrize(
    ("verdicts", "style"),
    [
        (["passed"] * 3, "h5"),
        (["passed", "wrong", "wrong"], "h1"),
        (["passed", "passed", "wrong"], "h2"),
        (["wrong", "passed", "passed"], "h4"),
        (["wrong"] * 3, "h0"),
        (["not-started"] * 3, "none"),
    ],
)
def test_the_tint_of_a_cell(verdicts, style):
    score = SAMPLES.grade("a", verdicts).attempt.scores[0]
    assert tint(score) == style
