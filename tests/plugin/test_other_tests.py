"""Tests outside of a course look and act as if there were no plugin."""

from __future__ import annotations

import os

import pytest

pytest_plugins = ["pytester"]

PLAIN = """
import pytest
from hypothesis import given, settings, strategies as st

def test_passes():
    pass

def test_fails():
    print("what it printed")
    assert 1 == 2

@pytest.mark.skip(reason="of its own")
def test_is_skipped():
    pass

@pytest.mark.xfail
def test_is_expected_to_fail():
    assert 0

@given(n=st.integers())
def test_draws(n):
    assert n < 100

def test_has_the_default_profile():
    assert settings().max_examples == 100
"""


def test_a_failing_test_keeps_its_traceback_and_its_line(course):
    course.write("plain/test_plain.py", PLAIN)
    result = course.run("plain")
    result.assert_outcomes(passed=2, failed=2, skipped=1, xfailed=1)
    result.stdout.fnmatch_lines(
        [
            "plain/test_plain.py .FsxF.*",
            "*FAILURES*",
            "E *assert 1 == 2",
            "what it printed",
            "*: test_draws(*",
            "FAILED plain/test_plain.py::test_fails - assert 1 == 2",
        ]
    )
    assert "exercises done" not in result.stdout.str()


def test_beside_a_course_both_are_shown(course):
    course.write("plain/test_plain.py", PLAIN)
    result = course.run("plain", "exercises")
    result.stdout.fnmatch_lines(
        [
            "plain/test_plain.py .FsxF.*",
            "exercises/01_sums/test_total.py --*",
            "FAILED plain/test_plain.py::test_fails - assert 1 == 2",
        ]
    )
    result.stdout.fnmatch_lines(["1 of 3 exercises done, 2 of 8 points"])
    assert "FAILED exercises" not in result.stdout.str()


def test_the_fixture_outside_of_a_chapter_says_so(course):
    course.write("plain/test_plain.py", "def test_it(submission):\n    pass\n")
    result = course.run("plain")
    result.stdout.fnmatch_lines(["*asks for a submission but is in no chapter*"])


def test_the_profile_is_put_back_after_a_course_file(course):
    course.write("plain/test_plain.py", PLAIN)
    result = course.run("exercises", "plain", "-k", "default_profile or doubles")
    assert result.ret == pytest.ExitCode.OK


def test_a_time_limit_guards_the_judge_unless_one_is_given(course):
    course.write(
        "conftest.py",
        course.conftest
        + """
import os

import pytest

@pytest.fixture(autouse=True)
def told(request):
    print("limits", [mark.args for mark in request.node.iter_markers("timeout")])
""",
    )
    assert "limits [(300,)]" in course.run("exercises", "-s").stdout.str()
    assert "limits []" in course.run("exercises", "-s", "--timeout", "9").stdout.str()


def test_no_terminal_no_board_no_error(course):
    result = course.run("exercises", "-p", "no:terminal")
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_an_installed_kit_is_loaded_once(course, monkeypatch):
    """Its entry point comes first; the root conftest then has nothing left to do."""
    info = course.pytester.path / "site/concurrency_kit-0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: concurrency-kit\nVersion: 0\n")
    (info / "entry_points.txt").write_text("[pytest11]\nkit = kit.pytest_plugin\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(info.parent), str(course.repo))))
    result = course.pytester.runpytest_subprocess("exercises")
    assert "concurrency-kit-0" in result.stdout.str()
    assert result.outlines.count("1 of 3 exercises done, 2 of 8 points") == 1
