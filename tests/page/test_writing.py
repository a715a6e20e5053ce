"""The page as text: it holds what it should, is the same each time, and attacks nobody."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import kit.page
from kit.explorer.ending import End
from kit.page import Page, Result, write
from kit.page.processes import Event, Processes
from kit.page.sound import sound
from kit.page.words import words
from kit.page.writing import visible

FOLDER = Path(kit.page.__file__).parent
SCRIPTS = "".join(path.read_text("utf-8") for path in sorted((FOLDER / "script").glob("*.js")))
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]><svg onload=alert(1)>",
    "'\"><b>",
    "{data} {script} {0} %s \\u003c",
    "\u202ereversed\u2066",
    "\x00\x1b[31m\x07",
    "\ud800",
    "javascript:alert(1)",
]


class Reader(html.parser.HTMLParser):
    """Notes elements, attributes that run code, and what is inside of the scripts."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.scripts, self.inside = [], [], [], None

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.inside = tag

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside == "script":
            self.scripts.append(data)


def read(text):
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def data_of(text):
    return json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL)[1])


def hostile(text):
    graph = {
        "texts": ["", text], "files": [[text, [text, text * 500]]], "threads": [["M", text]],
        "places": [text], "stands": [[0, 0, 1, 1, 1, [1], [1, 1], 1, 1, 1, 1]],
        "events": [[0, 1, 1, 1, 1]], "values": [[1]], "ends": [[1, 1, 1, [1]]],
        "states": [[-1, [0, 0], 0, [], [], 0]], "failing": [], "complete": True, "most": 1,
    }  # fmt: skip
    shaped = {
        "graph": graph,
        "results": (Result(End(text, text, text, (text,)), text),),
        "left": ((text, text),),
        "processes": Processes(
            ("P", "A"),
            (Event(0, "starts", text, 1), Event(0, "sends", text, 1), Event(1, "gets", text, 0, 1),
             Event(0, "signals", text, 1), Event(1, "dies", text, 0)),
        ),
    }  # fmt: skip
    return Page(**dict.fromkeys(Page.__dataclass_fields__.keys() - shaped, text), **shaped)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_learner_becomes_markup_or_code(text):
    plain, page = read(write(hostile("quite harmless"))), read(write(hostile(text)))
    assert page.tags == plain.tags
    assert page.attributes == plain.attributes
    assert len(page.scripts) == len(plain.scripts) == 2
    assert not [name for name in page.attributes if name.startswith("on") or name == "src"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_back_as_it_was_but_for_what_cannot_be_seen(text):
    assert data_of(write(hostile(text)))["graph"]["texts"] == ["", visible(text)]


def test_what_cannot_be_seen_or_turns_the_text_becomes_readable():
    assert visible("a\u202eb\x1b[0m\u200b\tc") == "a\\u202eb\\x1b[0m\\u200b\tc"
    assert visible("\U000e0041 \ufeff\ud800") == "\\U000e0041 \\ufeff\\ud800"
    assert visible("Übung 练习 🎲") == "Übung 练习 🎲"


def test_only_the_pages_own_script_and_style_may_run(samples):
    text = write(samples.page("counter"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src 'none'; ")
    for tag, inside in (
        ("script-src", re.findall(r"<script>(.*?)</script>", text, re.DOTALL)),
        ("style-src", re.findall(r"<style>(.*?)</style>", text, re.DOTALL)),
    ):
        assert len(inside) == 1
        digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{tag} 'sha256-{digest}'" in policy


def test_nothing_is_loaded_from_anywhere(samples):
    text = write(samples.page("counter"))
    assert not re.search(r"https?:|//[a-z]|@import|url\(|\bfetch\b|XMLHttp|WebSocket", text)
    assert "link" not in read(text).tags


def test_no_script_makes_markup_out_of_text():
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b", SCRIPTS)


def test_the_same_page_gives_the_same_text(samples):
    page = samples.page("two_locks")
    assert write(page) == write(replace(page))


def test_five_thousand_states_weigh_less_than_a_megabyte_and_a_half(samples):
    page = samples.page("counter")
    graph = dict(page.graph)
    states = [state for state in graph["states"] if state[0] >= 0]
    graph["states"] = (graph["states"] + states * 5_000)[:5_000]
    assert len(write(replace(page, graph=graph))) < 1_500_000


def damaged(graph):
    """The same graph with one thing in it that is not right, each in its turn."""
    yield {key: value for key, value in graph.items() if key != "ends"}
    yield {**graph, "states": []}
    yield {**graph, "texts": [*graph["texts"][:-1], 7]}
    yield {**graph, "failing": [99]}
    yield {**graph, "threads": [["M", "m"], ["<b>", "x"], *graph["threads"][2:]]}
    for place, value in ((0, 1), (0, -1), (2, 999), (3, [1, 1]), (4, [-2]), (5, 99), (1, "ab")):
        states = [list(state) for state in graph["states"]]
        states[1][place] = value
        yield {**graph, "states": states}
    yield {**graph, "stands": [[*stand[:6], [1]] for stand in graph["stands"]]}
    yield {**graph, "values": [[] for _ in graph["values"]]}
    yield {**graph, "complete": "<b>"}


def test_states_that_lead_nowhere_are_left_out(samples):
    """A submission that has broken into its cell could send any: none may hang the reader."""
    page = samples.page("counter")
    assert sound(page.graph)
    for graph in damaged(page.graph):
        assert not sound(graph)
        assert data_of(write(replace(page, graph=graph)))["graph"] is None


def test_a_page_that_would_be_too_heavy_has_no_states(samples):
    page = samples.page("counter")
    graph = {**page.graph, "texts": [*page.graph["texts"], *("x" * 10_000 for _ in range(300))]}
    text = write(replace(page, graph=graph))
    assert data_of(text)["graph"] is None
    assert len(text) < 200_000


def test_a_page_without_states_says_what_is_known():
    left = (("process", "python <b>"), ("file", "out.txt"))
    page = Page("queue", "hung", what="It did not end.", stood="queue.py:12 in get", left=left)
    text = write(page)
    assert "It did not end." in text
    assert re.search(r"<details open>.*queue.py:12 in get", text, re.DOTALL)
    assert "<th scope=row>process</th><td><code>python &lt;b&gt;</code></td>" in text


def test_the_report_is_there_without_javascript(samples):
    text = write(samples.page("counter"))
    assert re.search(r"<noscript>.*the report.*</noscript>", text, re.DOTALL)


def test_an_unknown_language_is_english():
    assert words("xx") == words("en")
    assert words("../../etc") == words("en")
    assert 'lang="en"' in write(Page("a", "race"), lang="en")


def test_every_word_that_the_script_says_is_a_text():
    said = words()
    for group, key in re.findall(r'\bsay\("(\w+)", "(\w+)"', SCRIPTS):
        assert key in said[group], (group, key)


def test_every_text_of_the_head_is_used_or_a_heading():
    used = SCRIPTS + "".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    for group in ("head", "controls", "says", "foot"):
        for key in words()[group]:
            assert f'"{key}"' in used or key in SCRIPTS, (group, key)
