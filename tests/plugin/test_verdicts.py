"""A verdict is right, travels on the report, and its first line says it in words."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

TOTAL = "exercises/01_sums/total.py"
EXPLORED = """
def total(numbers):
    return sum(numbers)


def outcomes(a):
    return [{}]
"""

RETURNS_1 = "def total(numbers):\n    return 1\n"
RUN = {
    "right": ("def total(numbers):\n    return sum(numbers)\n", "passed", ""),
    "a wrong value": (
        "def total(numbers):\n    return numbers[0]\n",
        "wrong",
        "added(total, 1, 1) gave 1, expected 2.",
    ),
    "an exception": (
        "def total(numbers):\n    return numbers[9]\n",
        "wrong",
        "added(total, 1, 1) raised IndexError: tuple index out of range.",
    ),
    "half a stub": (
        "def given():\n    pass\n\n\ndef total(numbers):\n    raise NotImplementedError\n",
        "not-started",
        "",
    ),
    "an error at import": (
        "import nothing_of_that_name\n",
        "does-not-import",
        "total.py cannot be imported: importing it raised ModuleNotFoundError: No module",
    ),
    "a crash": (
        f"REPLY = {{'end': 'crashed', 'reason': 'it was ended by SIGSEGV'}}\n\n\n{RETURNS_1}",
        "crashed",
        "added(total, 1, 1) did not return: it was ended by SIGSEGV.",
    ),
    "a hang": (
        f"REPLY = {{'end': 'hung', 'stacks': 'total.py:4 in total'}}\n\n\n{RETURNS_1}",
        "hung",
        "added(total, 1, 1) did not come to an end, so it was stopped.",
    ),
    "a forged answer": (
        f"REPLY = {{'end': 'forged'}}\n\n\n{RETURNS_1}",
        "forged",
        "added(total, 1, 1) tampered with the answer to the judge.",
    ),
    "a child that runs on": (
        f"REPLY = {{'end': 'escaped', 'returns': 2}}\n\n\n{RETURNS_1}",
        "wrong",
        "added(total, 1, 1) came back 2 times: a child process ran on into the caller.",
    ),
}


def first_words(text: str) -> str:
    """The sentence after the header, unwrapped."""
    return " ".join(text.splitlines()[1:4])


@pytest.mark.parametrize("case", RUN)
def test_of_a_real_run(course, verdicts_of, texts_of, case):
    stub, verdict, words = RUN[case]
    course.write(TOTAL, stub)
    result = course.run("exercises/01_sums")
    assert verdicts_of(result)["test_two_numbers"] == verdict
    if words:
        assert first_words(texts_of(result)["test_two_numbers"]).startswith(words)


SEEN = {
    "race": ("dict(kind='returned', value=0, serial=False, schedule='ABAB')", "race"),
    "wrong": ("dict(kind='returned', value=0, serial=True, schedule='AABB')", "wrong"),
    "deadlock": ("dict(kind='deadlock', schedule='ABAB')", "deadlock"),
    "livelock": ("dict(kind='livelock', schedule='ABAB')", "livelock"),
}


@pytest.mark.parametrize(("outcome", "verdict"), SEEN.values(), ids=SEEN)
def test_of_an_exploration(course, verdicts_of, texts_of, outcome, verdict):
    course.write(TOTAL, EXPLORED.format(outcome))
    result = course.run("exercises/01_sums")
    assert verdicts_of(result)["test_one_number"] == verdict
    assert texts_of(result)["test_one_number"].startswith(f"== {verdict.upper()}  total")


def test_a_schedule_with_two_results_is_not_reproducible(course, verdicts_of, texts_of):
    outcome, _ = SEEN["race"]
    warning = "the same schedule gave two different results"
    course.write(TOTAL, f"WARNINGS = ({warning!r},)\n{EXPLORED.format(outcome)}")
    result = course.run("exercises/01_sums")
    assert verdicts_of(result)["test_one_number"] == "not-reproducible"
    said = "added(total, 1) gave 0, expected 1. But the same schedule gave two different results"
    assert first_words(texts_of(result)["test_one_number"]).startswith(said)


def test_a_stub_that_is_gone_is_named(course, verdicts_of, texts_of):
    (course.root / "01_sums/total.py").unlink()
    result = course.run("exercises/01_sums")
    assert verdicts_of(result)["test_two_numbers"] == "does-not-import"
    assert "exercises/01_sums/total.py is missing." in texts_of(result)["test_two_numbers"]


def test_what_is_left_behind_is_named(course, verdicts_of, texts_of):
    course.write(TOTAL, "LEFT = [('thread', 'Thread-1')]\n\n\ndef total(numbers):\n    return 1\n")
    course.write(
        "exercises/01_sums/test_total.py",
        """
        def test_nothing_is_left(submission):
            result = submission.run(lambda total: total.total([1]))
            assert not result.left_behind
        """,
    )
    result = course.run("exercises/01_sums")
    assert verdicts_of(result)["test_nothing_is_left"] == "left-behind"
    text = texts_of(result)["test_nothing_is_left"]
    assert "left something behind: thread Thread-1" in text


def test_an_answer_that_comes_and_goes_is_not_reproducible(course, verdicts_of):
    course.write(
        TOTAL,
        """
        import pathlib

        def total(numbers):
            seen = pathlib.Path(__file__).with_suffix(".seen")
            if sum(numbers) == 2 or seen.exists():
                return sum(numbers)
            seen.touch()
            return 0
        """,
    )
    result = course.run("exercises/01_sums", "-k", "two_numbers")
    assert verdicts_of(result) == {"test_two_numbers": "not-reproducible"}
    result.stdout.fnmatch_lines(["It failed once, and passed when it was tried again *"])


def test_a_value_that_the_check_cannot_use_is_the_answers_fault(course, verdicts_of, texts_of):
    course.write(TOTAL, "def total(numbers):\n    return None\n")
    course.write(
        "exercises/01_sums/test_total.py",
        """
        def test_it(submission):
            assert submission.run(lambda total: total.total([1])).value + 1 == 2
        """,
    )
    result = course.run("exercises/01_sums")
    assert verdicts_of(result)["test_it"] == "wrong"
    assert "gave None, which the check cannot use: TypeError" in texts_of(result)["test_it"]


def test_a_fault_of_the_check_is_a_kit_error_with_its_traceback(course, verdicts_of, board):
    course.write(
        "exercises/01_sums/test_total.py",
        """
        def test_it(submission):
            raise LookupError("of the author")
        """,
    )
    course.write(TOTAL, "def total(numbers):\n    return 1\n")
    result = course.run("exercises/01_sums")
    assert verdicts_of(result)["test_it"] == "kit-error"
    result.stdout.fnmatch_lines(["*FAILURES*", "E * LookupError: of the author", "FAILED *"])
    assert any("total" in line and line.startswith("      fail") for line in result.outlines)


def test_a_check_that_fails_to_set_up_is_a_kit_error(course, verdicts_of):
    course.write(
        "exercises/01_sums/test_total.py",
        """
        import pytest

        @pytest.fixture
        def broken():
            raise LookupError("of the author")

        def test_it(submission, broken):
            pass
        """,
    )
    result = course.run("exercises/01_sums")
    assert verdicts_of(result)["test_it"] == "kit-error"
    result.assert_outcomes(passed=1, errors=1)


def test_points_exercise_and_words_travel_on_the_report(course):
    result = course.run("exercises/01_sums")
    reports = result.reprec.getreports("pytest_runtest_logreport")
    facts = {each.nodeid: dict(each.user_properties) for each in reports if each.when == "call"}
    assert facts["exercises/01_sums/test_total.py::test_one_number"] == {
        "kit.exercise": "01_sums/total",
        "kit.points": 3,
        "kit.words": "A number alone is its own sum.",
        "kit.verdict": "not-started",
    }


@pytest.mark.parametrize("worth", [0, -1, "'2'", 1.5, True])
def test_points_must_be_a_whole_number_above_0(course, worth):
    test = course.root / "01_sums/test_first.py"
    test.write_text(test.read_text().replace("points(2)", f"points({worth})"))
    result = course.run("exercises/01_sums")
    result.stdout.fnmatch_lines(["E *ValueError: points must be a whole number above 0, got *"])


def test_the_test_file_may_name_its_stub(course, verdicts_of):
    test = course.root / "01_sums/test_total.py"
    test.write_text('STUB = "other"\n' + test.read_text())
    course.write("exercises/01_sums/other.py", "def total(numbers):\n    return sum(numbers)\n")
    found = verdicts_of(course.run("exercises/01_sums"))
    assert set(found.values()) == {"passed"}
