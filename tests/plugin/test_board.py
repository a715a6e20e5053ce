"""What the learner sees at the end of a run."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest_plugins = ["pytester"]

FAILING_TOTAL = "def total(numbers):\n    return numbers[0]\n"


def test_untouched_stubs_give_a_board_and_no_traceback(course, board):
    result = course.run("exercises")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert "\n".join(board(result)) == BOARD_OF_STUBS
    text = result.stdout.str()
    for noise in (
        "Traceback",
        "Error",
        "FAILED",
        "FAILURES",
        "short test summary",
        "test_total.py -",
    ):
        assert noise not in text
    assert len(result.outlines) < 40
    assert ".---" in [line.split(" ")[0] for line in result.outlines]


BOARD_OF_STUBS = """\
todo  01_sums  Sums                                                          2/7
      done  first    use                                                     2/2
      todo  total    build                                                   0/5
todo  02_money  Money                                                        0/1
      todo  account  build                                                   0/1

1 of 3 exercises done, 2 of 8 points
Next: total, about 10 minutes. The goal of total.
  open   exercises/01_sums/total.py
  check  pytest exercises/01_sums/test_total.py
  hint   kit hint total"""


def test_when_all_is_done_the_exit_status_is_0(course, board):
    result = course.solve().run("exercises")
    assert result.ret == pytest.ExitCode.OK
    assert "\n".join(board(result)) == BOARD_OF_ALL_DONE


BOARD_OF_ALL_DONE = """\
done  01_sums  Sums                                                          7/7
      done  first    use                                                     2/2
      done  total    build    all 1,400 schedules                            5/5
done  02_money  Money                                                        1/1
      done  account  build    all 70 schedules                               1/1

3 of 3 exercises done, 8 of 8 points"""


def test_one_wrong_answer_fails_its_exercise_and_the_rest_stays_todo(course, board):
    course.write("exercises/01_sums/total.py", FAILING_TOTAL)
    result = course.run("exercises")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert "\n".join(board(result)[:5]) == BOARD_WITH_ONE_FAILING
    result.stdout.fnmatch_lines(
        [
            "test_two_numbers: The sum of two numbers.",
            "== WRONG  total  exercises/01_sums/total.py ===*",
            "added(total, 1, 1) gave 1, expected 2.",
        ]
    )


BOARD_WITH_ONE_FAILING = """\
fail  01_sums  Sums                                                          5/7
      done  first    use                                                     2/2
      fail  total    build    1 of 2 checks pass                             3/5
todo  02_money  Money                                                        0/1
      todo  account  build                                                   0/1"""


@pytest.mark.parametrize("columns", [60, 80])
def test_a_long_course_folds_each_chapter_but_the_next(course, board, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    for number in range(3, 16):
        course.add_chapter(number, "Many", f"one_{number}", f"two_{number}")
    course.write("exercises/03_many/two_3.py", "def it():\n    return 2\n")
    rows = [line for line in board(course.run("exercises")) if "/" in line and "  " in line[:6]]
    assert rows[2] == f"{'      todo  total    build':<{columns - 3}}0/5"
    if columns == 60:
        assert rows[3] == f"{'todo  02_money  0 of 1':<57}0/1"
        assert rows[4] == f"{'fail  03_many   0 of 2  fail: two_3':<57}0/2"
        assert len([row for row in rows if "_many" in row]) == 13
    else:
        money, many = f"{'todo  02_money  0 of 1':<36}0/1", f"{'fail  03_many   0 of 2':<36}0/2"
        assert rows[3] == f"{money}  {many}"
        assert len([row for row in rows if "_many" in row]) == 7


def test_a_chapter_alone_shows_that_chapter(course, board):
    lines = board(course.run("exercises/02_money"))
    assert lines[0].startswith("todo  02_money")
    assert "0 of 1 exercises done, 0 of 1 points" in lines


def test_one_check_alone_says_that_it_is_a_part(course, board):
    result = course.solve().run("exercises/01_sums/test_total.py::test_one_number")
    assert board(result)[-1] == "Only a part of the checks was run."
    assert "1 of 1 exercises done, 3 of 3 points" in board(result)


def test_a_selection_by_name_says_that_it_is_a_part(course, board):
    result = course.solve().run("exercises", "-k", "one_number")
    assert board(result)[-1] == "Only a part of the checks was run."


def test_from_a_subfolder_paths_can_be_typed_there(course, board, monkeypatch):
    monkeypatch.chdir(course.root / "01_sums")
    lines = board(course.run("."))
    assert "  open   ../01_sums/total.py" in lines
    assert "  check  pytest ../01_sums/test_total.py" in lines
    assert lines[0].startswith("todo  01_sums")


def test_after_the_first_failure_the_rest_is_shown_as_not_run(course, board):
    course.write("exercises/01_sums/total.py", FAILING_TOTAL)
    lines = board(course.run("exercises", "-x"))
    assert lines[0].startswith("fail  01_sums")
    assert lines[3].startswith("todo  02_money")


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(course, board, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    result = course.run("exercises")
    lines = board(result)
    commands = ("  open   ", "  check  ", "  hint   ")
    assert max(len(line) for line in lines if not line.startswith(commands)) <= columns
    assert "  check  pytest exercises/01_sums/test_total.py" in lines
    assert any("build" in line for line in lines) == (columns >= 60)
    assert all(" done " in line or "/" in line for line in lines[:5])


def test_colour_repeats_the_words_and_no_color_takes_it_away(course, board, monkeypatch):
    coloured = course.run("exercises", "--color=yes").stdout.str()
    assert "\x1b[33mtodo  01_sums" in coloured
    assert "\x1b[32m      done  first" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    plain = course.run("exercises")
    assert "\x1b[" not in plain.stdout.str()
    assert "\n".join(board(plain)) == BOARD_OF_STUBS


def test_a_terminal_without_unicode_gets_ascii(course, monkeypatch):
    toml = (course.root / "01_sums/chapter.toml").read_text()
    course.write("exercises/01_sums/chapter.toml", toml.replace("The goal", "Das gro\u00dfe Ziel"))
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    monkeypatch.setenv("PYTHONPATH", str(course.repo))
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "exercises"],
        cwd=course.pytester.path,
        capture_output=True,
        check=False,
    )
    assert b"Next: total, about 10 minutes. Das gro\\xdfe Ziel of total." in run.stdout
    assert run.returncode == 1
    assert run.stderr == b""


def test_only_collecting_prints_no_board(course):
    result = course.run("exercises", "--collect-only", "-q")
    assert "exercises done" not in result.stdout.str()
    assert "exercises/01_sums/test_total.py::test_two_numbers" in result.outlines


def test_verbose_names_each_check_and_its_verdict(course):
    course.write("exercises/01_sums/total.py", FAILING_TOTAL)
    result = course.run("exercises", "-v")
    result.stdout.fnmatch_lines(
        [
            "exercises/01_sums/test_first.py::test_it_doubles PASSED *",
            "exercises/01_sums/test_total.py::test_two_numbers WRONG *",
            "exercises/02_money/test_account.py::test_a_deposit_is_kept TODO *",
        ]
    )


def test_without_tracebacks_only_the_board_is_left(course, board):
    course.write("exercises/01_sums/total.py", FAILING_TOTAL)
    result = course.run("exercises", "--tb=no")
    assert "== WRONG" not in result.stdout.str()
    assert "\n".join(board(result)[:5]) == BOARD_WITH_ONE_FAILING


def test_a_skipped_check_costs_nothing_and_is_called_skip(course, board):
    test = course.root / "02_money/test_account.py"
    mark = "import pytest\n\npytestmark = pytest.mark.skip('cannot fork here')\n"
    test.write_text(mark + test.read_text())
    result = course.solve().run("exercises", "-rs")
    assert result.ret == pytest.ExitCode.OK
    assert board(result)[3].startswith("skip  02_money")
    result.stdout.fnmatch_lines(["SKIPPED * cannot fork here"])


def test_the_same_text_for_many_checks_is_printed_once(course):
    course.write("exercises/01_sums/total.py", "import nothing_of_that_name\n")
    result = course.run("exercises")
    assert result.stdout.str().count("DOES NOT IMPORT") == 1
    result.stdout.fnmatch_lines(["test_two_numbers: The sum of two numbers. (and 1 more)"])


def test_an_untouched_stub_needs_no_cell(course, board):
    course.write(
        "conftest.py",
        course.conftest
        + """
import pytest

@pytest.fixture(scope="session")
def open_cell():
    raise AssertionError("a cell was opened")
""",
    )
    assert board(course.run("exercises/02_money"))[0].startswith("todo  02_money")
