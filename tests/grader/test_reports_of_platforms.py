"""Gradescope, exercism, Classroom 50 and JUnit: what each platform's own rules ask for."""

from __future__ import annotations

import json
import re
import runpy
import unicodedata
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.cli.grade import reports_in
from kit.grader.errors import SettingError
from kit.grader.model import Manifest
from kit.grader.plugins import Plugins
from kit.grader.reports.formats import FORMATS, Formats

SAMPLES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("report_samples.py"))))
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.fixture(params=["usual", "hostile"])
def book(request, tmp_path):
    return getattr(SAMPLES, request.param)(tmp_path)


def written(name, book, **options):
    given = {f"{name}.{key}": value for key, value in options.items()}
    return Plugins([("formats", Formats(given))]).call("kit_report", format=name, grades=book)


def parsed(files):
    return [json.loads(data) for data in files.values()]


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (each for item in value.values() for each in strings(item))
    elif isinstance(value, list):
        yield from (each for item in value for each in strings(item))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_grades_give_the_same_bytes(name, tmp_path):
    first = written(name, SAMPLES.usual(tmp_path))
    assert first == written(name, SAMPLES.usual(tmp_path))
    assert first
    assert all(isinstance(data, bytes) for data in first.values())


@pytest.mark.parametrize("name", FORMATS)
def test_no_grades_at_all_are_no_error(name, tmp_path):
    empty = SAMPLES.book(tmp_path, [])
    assert written(name, empty) is not None
    bare = type(empty)(empty.course, Manifest(()), lambda: iter(()))
    assert written(name, bare) is not None


def test_a_format_that_nobody_knows(book):
    assert written("papyrus", book) is None


@pytest.mark.parametrize("name", FORMATS)
def test_no_file_leaves_the_folder_and_no_text_holds_what_is_not_seen(name, tmp_path):
    for file, data in written(name, SAMPLES.hostile(tmp_path)).items():
        assert not file.startswith("/")
        assert ".." not in file.split("/")
        assert re.fullmatch(r"[A-Za-z0-9_%~./-]+", file)
        text = data.decode("utf-8").removeprefix("\ufeff")
        assert {each for each in text if unicodedata.category(each) in UNSEEN} <= {"\n", "\r"}


@pytest.mark.parametrize("name", ["gradescope", "exercism", "classroom50"])
def test_a_learner_hears_nothing_of_a_hidden_check_but_its_verdict(name, tmp_path):
    data = b"".join(written(name, SAMPLES.usual(tmp_path)).values())
    assert b"Rule 3" not in data
    assert b"Nobody knows" not in data
    assert b"Hidden check 3" in data


@pytest.mark.parametrize("name", ["gradescope", "exercism", "classroom50"])
def test_nothing_steers_who_prints_it(name, tmp_path):
    for value in parsed(written(name, SAMPLES.hostile(tmp_path))):
        for text in strings(value):
            unseen = {each for each in text if unicodedata.category(each) in UNSEEN}
            assert unseen <= {"\n"}


# -- Gradescope

FORMAT = {"text", "html", "simple_format", "md", "ansi"}
TOP = {
    "score", "execution_time", "output", "output_format", "test_output_format",
    "test_name_format", "visibility", "stdout_visibility", "extra_data", "tests", "leaderboard",
}  # fmt: skip
TEST = {
    "score", "max_score", "status", "name", "name_format", "number", "output", "output_format",
    "tags", "visibility", "extra_data",
}  # fmt: skip


def test_gradescope_takes_it(book):
    files = written("gradescope", book)
    assert len(files) == sum(1 for _ in book)
    for value in parsed(files):
        assert set(value) <= TOP
        assert type(value["score"]) in (int, float)
        assert {value[f"{each}_format"] for each in ("output", "test_output")} <= FORMAT
        assert value["visibility"] == "visible"
        for test in value["tests"]:
            assert set(test) <= TEST
            assert test["status"] == ("passed" if test["score"] == test["max_score"] else "failed")
            assert 0 <= test["score"] <= test["max_score"]
            assert re.fullmatch(r"[1-3]\.[1-3]", test["number"])
            assert all(isinstance(tag, str) for tag in test["tags"])
        assert sum(test["max_score"] for test in value["tests"]) == 18


def test_the_total_of_gradescope_counts_late_days(tmp_path):
    files = written("gradescope", SAMPLES.usual(tmp_path))
    late = json.loads(files["gradescope/late.json"])
    assert late["score"] == 17.6667
    assert "late: 1/3 points" in late["output"]


def test_a_test_of_gradescope_is_never_hidden(book):
    with pytest.raises(SettingError, match="visibility is 'hidden'"):
        written("gradescope", book, visibility="hidden")
    later = parsed(written("gradescope", book, visibility="after_due_date"))
    assert {each["visibility"] for each in later} == {"after_due_date"}


# -- exercism


def test_exercism_takes_it(book):
    files = written("exercism", book)
    assert len(files) == 3 * sum(1 for _ in book)
    for value in parsed(files):
        assert set(value) == {"version", "status", "message", "tests"}
        assert value["version"] == 3
        assert value["status"] in ("pass", "fail", "error")
        assert (value["message"] is not None) == (value["status"] == "error")
        assert len((value["message"] or "").encode()) <= 65_535
        for test in value["tests"]:
            assert set(test) <= {"name", "status", "message", "output", "test_code", "task_id"}
            assert ("message" in test) == (test["status"] != "pass")
            assert isinstance(test["test_code"], str)
            assert test["task_id"] == 1


def test_exercism_shows_the_code_of_the_check_in_the_order_of_the_file(tmp_path):
    files = written("exercism", SAMPLES.usual(tmp_path))
    tests = json.loads(files["exercism/late/01_money/total/results.json"])["tests"]
    assert [each["test_code"][:12] for each in tests] == ["def test_one", "def test_two", ""]


def test_exercism_says_error_only_if_no_check_ran(tmp_path):
    book = SAMPLES.book(
        tmp_path,
        [
            SAMPLES.grade("broken", ["does-not-import"], "line 3"),
            SAMPLES.grade("half", ["does-not-import", "passed"]),
        ],
    )
    files = written("exercism", book)
    broken = json.loads(files["exercism/broken/01_money/total/results.json"])
    assert (broken["status"], broken["message"]) == ("error", "line 3")
    assert json.loads(files["exercism/half/01_money/total/results.json"])["status"] == "fail"


# -- Classroom 50

REQUIRED = {
    "schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit",
    "release", "review", "datetime", "score", "max-score", "tests",
}  # fmt: skip


def test_classroom50_takes_it(book):
    for value in parsed(written("classroom50", book)):
        assert set(value) == REQUIRED
        assert value["schema"] == "classroom50/result/v1"
        assert value["assignment_type"] in ("individual", "group", "team")
        assert re.match("submit/", value["submission"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value["datetime"])
        assert type(value["score"]) is int
        assert 0 <= value["score"] <= value["max-score"] == 1800
        for test in value["tests"]:
            assert {"test-name", "passed", "score", "max-score"} <= set(test)
            assert type(test["score"]) is type(test["max-score"]) is int
            assert type(test["passed"]) is bool


def test_classroom50_scales_partial_credit_to_whole_numbers(tmp_path):
    book = SAMPLES.book(tmp_path, [SAMPLES.grade("late", ["passed"], lost=Fraction(1, 3))])
    (value,) = parsed(written("classroom50", book))
    assert value["score"] == 1767
    (value,) = parsed(written("classroom50", book, scale="1"))
    assert (value["score"], value["max-score"]) == (18, 18)


def test_classroom50_knows_the_facts_of_its_runner(tmp_path, monkeypatch):
    monkeypatch.setenv("CLASSROOM", "cs50")
    monkeypatch.setenv("COMMIT_URL", "https://example.org/c")
    book = SAMPLES.book(tmp_path, [SAMPLES.grade("a", ["passed"])])
    given = {"assignment": "threads", "datetime": "2026-03-01T12:00:00+02:00"}
    (value,) = parsed(written("classroom50", book, **given))
    assert (value["classroom"], value["assignment"]) == ("cs50", "threads")
    assert value["commit"] == "https://example.org/c"
    assert value["datetime"] == "2026-03-01T10:00:00Z"


@pytest.mark.parametrize(
    "wrong",
    [
        {"scale": "0"},
        {"scale": "x"},
        {"submission": "v1"},
        {"datetime": "soon"},
        {"assignment_type": "x"},
    ],
)
def test_a_wrong_option_of_classroom50_is_named(book, wrong):
    with pytest.raises(SettingError, match=f"classroom50.{next(iter(wrong))}"):
        written("classroom50", book, **wrong)


# -- JUnit

CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"properties", "testcase"},
    "properties": {"property"},
    "property": set(),
    "testcase": {"failure", "error", "skipped"},
    "failure": set(),
    "error": set(),
    "skipped": set(),
}
NEEDED = {
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "classname"},
    "property": {"name", "value"},
    "failure": {"type", "message"},
}


def test_a_reader_of_junit_takes_it(book):
    root = ET.fromstring(written("junit", book)["junit.xml"])
    assert root.tag == "testsuites"
    for element in root.iter():
        assert {child.tag for child in element} <= CHILDREN[element.tag]
        assert NEEDED.get(element.tag, set()) <= set(element.attrib)
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase")) == 9
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name)) == len(suite.findall(f"testcase/{tag}"))


def test_junit_has_the_text_and_blames_nobody_for_what_is_open(tmp_path):
    root = ET.fromstring(written("junit", SAMPLES.usual(tmp_path))["junit.xml"])
    found = {each.get("name"): each for each in root}
    texts = [each.text for each in found["s02"].iter("failure")]
    assert texts == ["it failed"] * 5
    verdicts = {each.get("type") for each in root.iter("error")}
    assert verdicts == {"not-reproducible", "kit-error"}
    assert {each.get("type") for each in root.iter("skipped")} == {"not-tried"}


def test_every_format_is_written_for_a_real_class_and_told_of_in_the_docs(room):
    room.grade(reports=("json", *FORMATS))
    files = room.bytes()
    assert json.loads(files["gradescope/ana.json"])["score"] == 6
    assert ET.fromstring(files["junit.xml"]).find("testsuite").get("name") == "Ben Őry"
    assert "class.html" in files
    page = Path(__file__).parents[2] / "docs" / "reports.md"
    named = re.findall(r"(?m)^\| `(\w+)` \|", page.read_text())
    assert sorted(named) == sorted(FORMATS)


def test_the_option_takes_several_names():
    assert reports_in(("html, junit", "canvas")) == ("json", "csv", "html", "junit", "canvas")
    assert reports_in(()) == ("json", "csv")
