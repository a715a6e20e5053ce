"""A chapter's file is read, and every mistake in it is named with its path, key and value."""

from __future__ import annotations

import pytest

from kit.course import CourseError, find_courses, read_course

pytest_plugins = ["pytester"]


@pytest.fixture
def mistake(course):
    """Read the course after one change in a chapter's file; the error, without the path."""

    def read(before: str, after: str, chapter: str = "01_sums") -> str:
        path = course.root / chapter / "chapter.toml"
        text = path.read_text()
        assert before in text
        path.write_text(text.replace(before, after, 1))
        with pytest.raises(CourseError) as caught:
            read_course(course.root)
        assert str(caught.value).startswith(f"{path}: ")
        return str(caught.value).removeprefix(f"{path}: ")

    return read


def test_chapters_and_exercises_in_order(course):
    read = read_course(course.root)
    assert [each.key for each in read.exercises] == [
        "01_sums/first",
        "01_sums/total",
        "02_money/account",
    ]
    assert read.exercise("total") == read.exercise("01_sums/total") == read.exercises[1]
    assert read.exercise("nothing") is None
    assert read.chapter("02_money").title == "Money"
    assert read.exercises[1].hints == ("one", "two", "three")


MISTAKES = {
    "a missing key": (
        "minutes = 30\n",
        "",
        "minutes is missing: it must be a whole number, 0 or more",
    ),
    "a number in words": (
        "minutes = 30",
        'minutes = "30"',
        "minutes must be a whole number, 0 or more, got '30'",
    ),
    "below zero": (
        "minutes = 10",
        "minutes = -1",
        "[[exercise]] first: minutes must be a whole number, 0 or more, got -1",
    ),
    "a blank title": (
        'title = "Sums"',
        'title = " "',
        "title must be a text that is not blank, got ' '",
    ),
    "a kind": (
        'kind = "use"',
        'kind = "play"',
        "[[exercise]] first: kind must be one of use, predict, break, build, got 'play'",
    ),
    "an empty hint": (
        '["one", "two", "three"]',
        '["x", ""]',
        "[[exercise]] first: hints must be a list of texts, none of them blank, got ['x', '']",
    ),
    "a key too many": (
        "minutes = 30",
        "minutes = 30\nminuts = 3",
        "minuts = 3 is not a key that is known here",
    ),
    "a need": (
        "minutes = 30",
        'minutes = 30\nneeds = ["luck"]',
        "needs must be a list of fork, spawn, forkserver, got 'luck'",
    ),
    "no test file": (
        '"test_first.py"',
        '"x.py"',
        "[[exercise]] first: tests must be the name of a test_*.py file in this folder, got 'x.py'",
    ),
    "a standard module": (
        '"first.py"',
        '"queue.py"',
        "[[exercise]] first: file must be a name that no standard module has, got 'queue.py'",
    ),
    "a path": (
        '"first.py"',
        '"../x.py"',
        "[[exercise]] first: file must be the name of a Python file in this folder, got '../x.py'",
    ),
    "a name": (
        '"first"',
        '"the first"',
        "[[exercise]] the first: name must be a name of letters, digits and _, got 'the first'",
    ),
    "no TOML": (
        "minutes = 30",
        "minutes =",
        "cannot be read: Invalid value (at line 3, column 10)",
    ),
}


@pytest.mark.parametrize(("before", "after", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named(mistake, before, after, words):
    assert mistake(before, after) == words


def test_a_chapter_without_exercises(course, mistake):
    text = (course.root / "02_money/chapter.toml").read_text()
    exercises = text.partition("[[exercise]]")
    words = mistake(exercises[1] + exercises[2], "", chapter="02_money")
    assert words == "exercise is missing: it must be at least one [[exercise]]"


def test_a_name_that_two_exercises_have(course, mistake):
    words = mistake('name = "account"', 'name = "total"', chapter="02_money")
    assert words == f"'total' is already used in {course.root}/01_sums/chapter.toml"


def test_a_test_file_that_no_exercise_names(course):
    course.write("exercises/01_sums/test_more.py", "def test_it(submission):\n    pass\n")
    result = course.run("exercises/01_sums")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(
        ["ERROR: *01_sums/chapter.toml: no ?[[]exercise?] has tests = 'test_more.py', but *"]
    )


def test_a_mistake_ends_pytest_with_a_usage_error(course):
    path = course.root / "01_sums/chapter.toml"
    path.write_text(path.read_text().replace("minutes = 30", ""))
    result = course.run("exercises")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {path}: minutes is missing: *"])


def test_a_folder_without_chapters(tmp_path):
    with pytest.raises(CourseError, match="no chapter here"):
        read_course(tmp_path)


def test_courses_are_found_from_above_and_from_within(course):
    root = course.root
    for path in (root.parent, root, root / "01_sums", root / "01_sums/test_first.py"):
        assert find_courses([path]) == (root,)
    assert find_courses([root.parent.parent / "nowhere"]) == ()
