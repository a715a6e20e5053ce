"""`pytest exercises/ --class CLASS`: plain pytest judges a class."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture
def run(room, pytester, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(room.path)

    def run(*arguments):
        return pytester.runpytest_inprocess(
            *("-p", "no:cacheprovider", "--rootdir", room.path, room.course, *arguments)
        )

    return run


def test_each_check_once_for_each_student(run):
    result = run("--class", "class")
    names = {each.nodeid.rpartition("::")[2] for each in result.reprec.getreports()}
    assert "test_no_step_is_lost[ana]" in names
    assert "test_two_numbers[fay]" in names
    result.stdout.fnmatch_lines(
        ["Ben Őry * 3/6  1 race", "ana * 6/6", "dan * 3/6  2 does-not-import"], consecutive=True
    )


def test_a_failing_check_has_the_text_of_the_learners_own_run(run):
    result = run("--class", "class", "-k", "step and Ben")
    (failed,) = [each for each in result.reprec.getreports() if each.failed]
    assert "== RACE  counter" in str(failed.longrepr)
    assert "Next" in str(failed.longrepr)


def test_a_roster(room, run):
    room.write("roster.csv", "id,name\nu1,ana\n")
    result = run("--class", "class", "--roster", "roster.csv", "-k", "numbers")
    result.assert_outcomes(passed=1)
    assert "u1" in result.stdout.str()


@pytest.mark.parametrize("place", ["nowhere", "course/01_money/total.py"])
def test_a_class_that_is_no_folder(run, place):
    result = run("--class", place)
    result.stderr.fnmatch_lines(["*--class: there is no folder*"])


def test_workers_give_the_same_table(run):
    alone = run("--class", "class", "-q").outlines[-7:-1]
    spread = run("--class", "class", "-q", "-n", "1").outlines[-7:-1]
    assert alone == spread
