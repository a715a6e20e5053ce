"""``--submission`` and ``--replay``: what they do, and how they refuse."""

from __future__ import annotations

import pytest

from kit.explorer.outcome import Outcome
from kit.pytest_plugin.submission import _fits

pytest_plugins = ["pytester"]

RACY = """
def total(numbers):
    return sum(numbers)


def outcomes(a):
    return [
        dict(kind="returned", value=a, serial=True, schedule="AABB"),
        dict(kind="returned", value=0, schedule="ABAB"),
    ]
"""


def test_another_folder_is_checked_and_named(course, board):
    course.solve("solutions")
    result = course.run("exercises", "--submission", "solutions")
    assert result.ret == pytest.ExitCode.OK
    assert "3 of 3 exercises done, 8 of 8 points" in board(result)


def test_commands_that_are_printed_name_the_folder_again(course, board):
    course.solve("solutions")
    course.write("solutions/02_money/account.py", "class Account:\n    balance = 1\n")
    lines = board(course.run("exercises", "--submission", "solutions"))
    assert lines[-3:] == [
        "  open   solutions/02_money/account.py",
        "  check  pytest exercises/02_money/test_account.py --submission solutions",
        "  hint   kit hint account",
    ]


def test_an_absolute_folder_and_one_relative_to_where_pytest_starts(course, monkeypatch):
    solutions = course.solve("solutions").pytester.path / "solutions"
    assert course.run("exercises", "--submission", str(solutions)).ret == pytest.ExitCode.OK
    monkeypatch.chdir(course.root)
    assert course.run("01_sums", "--submission", "../solutions").ret == pytest.ExitCode.OK


def refused(result) -> str:
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    text = result.stderr.str() + result.stdout.str()
    assert "Traceback" not in text
    [line] = [line for line in text.splitlines() if line.startswith("ERROR: ")]
    return line


def test_a_folder_that_is_not_there_is_refused(course):
    assert refused(course.run("exercises", "--submission", "solutoins")).startswith(
        "ERROR: --submission: there is no folder 'solutoins' (looked for /"
    )


def test_a_folder_without_chapters_is_refused(course):
    (course.pytester.path / "empty").mkdir()
    assert refused(course.run("exercises", "--submission", "empty")) == (
        "ERROR: --submission: 'empty' has no folder of a chapter, such as '01_sums'"
    )


@pytest.mark.parametrize("given", ["total", "total:", ":AB", "total:12", "total:ab", "total:A-B"])
def test_a_replay_that_is_no_schedule_is_refused(course, given):
    assert refused(course.run("exercises", "--replay", given)).startswith("ERROR: --replay: ")
    assert repr(given) in refused(course.run("exercises", "--replay", given))


def test_a_replay_of_an_unknown_exercise_is_refused(course):
    assert refused(course.run("exercises", "--replay", "totl:AB")) == (
        "ERROR: --replay: there is no exercise 'totl', from 'totl:AB'; did you mean 'total'?"
    )
    assert refused(course.run("exercises", "--replay", "xyz:AB")) == (
        "ERROR: --replay: there is no exercise 'xyz', from 'xyz:AB';"
        " known are first, total, account"
    )


def test_a_replay_without_a_course_is_refused(course):
    course.write("plain/test_plain.py", "def test_it():\n    pass\n")
    assert refused(course.run("plain", "--replay", "total:AB")) == (
        "ERROR: --replay: there is no course here, got 'total:AB'"
    )


def test_a_replay_runs_one_schedule_and_gives_the_same_text(course, texts_of, verdicts_of):
    course.write("exercises/01_sums/total.py", RACY)
    first = texts_of(course.run("exercises"))["test_one_number"]
    assert "Replay: pytest exercises/01_sums --replay total:ABAB" in first
    again = course.run("exercises/01_sums", "--replay", "total:ABAB")
    assert texts_of(again)["test_one_number"] == first
    assert again.ret == pytest.ExitCode.TESTS_FAILED
    assert again.outlines[-2] == "Only the schedule ABAB of total was run."
    assert set(verdicts_of(again)) == {"test_two_numbers", "test_one_number"}


def test_a_schedule_that_no_exploration_came_to_is_run(course, texts_of):
    deeper = 'DEEPER = [dict(kind="returned", value=7, schedule="A3BAB400")]'
    course.write("exercises/01_sums/total.py", f"{RACY}\n\n{deeper}\n")
    result = course.run("exercises/01_sums", "--replay", "total:A3BAB400")
    assert "added(total, 1) gave 7, expected 1." in texts_of(result)["test_one_number"]


@pytest.mark.parametrize(
    ("letters", "verdict"), [("ABAB", "passed"), ("", "wrong"), ("ab", "wrong")]
)
def test_a_check_may_replay_a_schedule_of_the_learner(course, verdicts_of, letters, verdict):
    course.write("exercises/01_sums/total.py", RACY)
    course.write(
        "exercises/01_sums/test_total.py",
        f"""
        def test_it(submission):
            [outcome] = submission.every_schedule(lambda total: 0, 1, replay={letters!r})
            assert (outcome.kind, outcome.schedule, outcome.switches) == ("returned", "ABAB", 0)
        """,
    )
    result = course.run("exercises/01_sums")
    assert verdicts_of(result)["test_it"] == verdict
    if verdict == "wrong":
        assert f"{letters!r} is no schedule" in result.stdout.str()


def test_a_check_that_explores_nothing_is_not_tried_in_a_replay(course, verdicts_of):
    course.write("exercises/01_sums/total.py", RACY)
    found = verdicts_of(course.run("exercises/01_sums", "--replay", "total:AABB"))
    assert found == {"test_two_numbers": "skipped", "test_one_number": "passed"}


def test_a_schedule_that_fits_nothing_is_no_success(course):
    course.write("exercises/01_sums/total.py", RACY)
    result = course.run("exercises/01_sums", "--replay", "total:BBBB")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert result.outlines[-2] == "The schedule BBBB fits no check of total."


@pytest.mark.parametrize(
    ("ran", "asked", "fits"),
    [
        ("AABB", "AABB", True),
        ("AABB", "A2B2", True),
        ("~AABB", "AAB", True),
        ("AABB", "AABA", False),
        ("AABB", "AABBA", False),
        ("-", "-", True),
        ("AB", "-", False),
    ],
)
def test_a_schedule_fits_when_the_run_begins_with_it(ran, asked, fits):
    assert _fits(asked, Outcome("returned", schedule=ran)) is fits


@pytest.mark.parametrize("schedule", ["-", "~-", "~A3BAaB400", "AAABBABB"])
def test_every_form_of_a_schedule_is_taken(course, schedule):
    course.solve()
    assert (
        course.run("exercises", "--replay", f"total:{schedule}").ret != pytest.ExitCode.USAGE_ERROR
    )
