"""The text of a failing check: words first, at most 30 lines, and none of Hypothesis's."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

TOTAL = "exercises/01_sums/total.py"


def test_an_exception_shows_the_learners_frames_only(course, texts_of):
    course.write(
        TOTAL,
        """
        def total(numbers):
            return add(list(numbers))


        def add(numbers):
            return numbers[0] + numbers[7]
        """,
    )
    text = texts_of(course.run("exercises/01_sums"))["test_two_numbers"]
    assert text == TEXT_OF_EXCEPTION


TEXT_OF_EXCEPTION = """\
== WRONG  total  exercises/01_sums/total.py ====================================
added(total, 1, 1) raised IndexError: list index out of range.
  exercises/01_sums/total.py:2 in total
      return add(list(numbers))
  exercises/01_sums/total.py:6 in add
      return numbers[0] + numbers[7]
Next  kit hint total (1 of 3)"""


def test_what_was_printed_stands_below_capped_and_safe(course, texts_of):
    course.write(
        TOTAL,
        """
        REPLY = {"stdout": "".join(f"line {n} \\x1b[31m\\u202e\\n" for n in range(100))}


        def total(numbers):
            return 0
        """,
    )
    lines = texts_of(course.run("exercises/01_sums"))["test_two_numbers"].splitlines()
    assert lines[-7:] == [
        "Printed (the last 6 of 100 lines):",
        *(rf"  line {number} \x1b[31m\u202e" for number in range(94, 100)),
    ]


def test_nothing_of_hypothesis_reaches_the_learner(course, texts_of):
    course.write(TOTAL, "def total(numbers):\n    return sum(numbers) if max(numbers) < 7 else 0\n")
    result = course.run("exercises/01_sums")
    screen = result.stdout.str()
    for noise in (
        "Falsifying",
        "Failing",
        "test case",
        "Hypothesis",
        "hypothesis.",
        "Explanation",
        "@given",
        "explicit",
    ):
        assert noise not in screen.replace("hypothesis-", "")
    assert "added(total, 1, 7) gave 0, expected 8." in screen


def test_two_different_failures_show_the_smallest_one(course, texts_of):
    course.write(
        TOTAL,
        """
        def total(numbers):
            if len(numbers) > 1 and numbers[1] > 20:
                raise ValueError(numbers)
            return 0
        """,
    )
    result = course.run("exercises/01_sums")
    assert "added(total, 1, 1) gave 0, expected 2." in texts_of(result)["test_two_numbers"]


def test_a_long_answer_is_cut(course, texts_of):
    course.write(TOTAL, "def total(numbers):\n    return ['x' * 70] * 70\n")
    text = texts_of(course.run("exercises/01_sums"))["test_two_numbers"]
    assert len(text.splitlines()) <= 5
    assert max(map(len, text.splitlines())) <= 80


CHECKS = {
    "less": ("result.value < 3", "score(total, 2) gave 5, expected less than 3."),
    "one of": ("result.value in (1, 2)", "score(total, 2) gave 5, expected one of (1, 2)."),
    "is": ("result.value is None", "score(total, 2) gave 5, expected None."),
    "turned round": ("4 == result.value", "score(total, 2) gave 5, expected 4."),
    "an expression": ("len(result.stdout) == 9", "len(result.stdout) of score(total, 2) is 0,"),
    "output": ("result.stdout == 'x'", "the stdout of score(total, 2) is '', expected 'x'."),
    "an exception": ("result.raised is not None", "score(total, 2) raised nothing,"),
    "the author's words": ("result.value == 2, f'{result.value} is odd'", "5 is odd"),
    "no comparison": ("not result.value", "Not so: The score. score(total, 2) gave 5."),
    "a chain": ("1 < result.value < 3", "Not so: The score. score(total, 2) gave 5."),
    "broken words": ("result.value == 2, f'{result.nothing}'", "score(total, 2) gave 5"),
}


@pytest.mark.parametrize(("check", "words"), CHECKS.values(), ids=CHECKS)
def test_words_of_an_assertion(course, texts_of, check, words):
    course.write(TOTAL, "def total(numbers):\n    return 5\n")
    course.write(
        "exercises/01_sums/test_total.py",
        f'''
        def score(total, n):
            return total.total([n])

        def test_it(submission):
            """The score."""
            result = submission.run(score, 2)
            assert {check}
        ''',
    )
    text = texts_of(course.run("exercises/01_sums"))["test_it"]
    assert " ".join(text.splitlines()[1:]).startswith(words)


ASKING = {
    "itself": ("submission.run(score, 2).value", "score(total, 2) gave 5, expected 6."),
    "by a function": ("asked(submission)", "Not so: it\nscore(total, 2) gave 5."),
}


@pytest.mark.parametrize(("asking", "words"), ASKING.values(), ids=ASKING)
def test_explaining_an_assertion_does_not_run_the_submission_again(course, texts_of, asking, words):
    course.write(
        TOTAL,
        """
        import pathlib

        def total(numbers):
            with pathlib.Path(__file__).with_suffix(".log").open("a") as log:
                log.write("x")
            return 5
        """,
    )
    course.write(
        "exercises/01_sums/test_total.py",
        f"""
        def score(total, n):
            return total.total([n])

        def asked(submission):
            return submission.run(score, 2).value

        def test_it(submission):
            assert {asking} == 6
        """,
    )
    assert words in texts_of(course.run("exercises/01_sums"))["test_it"]
    assert (course.root / "01_sums/total.log").read_text() == "x"


def test_each_failing_check_takes_at_most_30_lines(course):
    course.write(
        TOTAL,
        """
        REPLY = {"stdout": "x\\n" * 100, "stacks": "\\n".join(["total.py:1"] * 50)}


        def total(numbers):
            return total_of(*numbers)


        def total_of(*numbers):
            return total_of(*numbers)
        """,
    )
    lines = [line.rstrip() for line in course.run("exercises/01_sums").outlines]
    start = lines.index("test_two_numbers: The sum of two numbers.")
    end = lines.index("test_one_number: A number alone is its own sum.")
    assert end - start <= 30
