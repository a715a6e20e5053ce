"""A class in memory: every verdict, and names and messages that attack each reader."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from fractions import Fraction

from kit.course import read_course
from kit.grader.gradebook import Gradebook
from kit.grader.model import (
    OPEN,
    VERDICTS,
    Attempt,
    Check,
    Grade,
    Manifest,
    Result,
    Score,
    Student,
    Submission,
    Total,
)

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "::error title=x::pwned\n::add-mask::a",
    "\x1b[31mred\x1b]0;title\x07",
    "admin\u202egnp.exe",
    "](javascript:alert(1)) | **x** | `y`",
    "```\n# heading\n<img src=x onerror=alert(1)>",
    "]]></failure><testcase/>\x00\ufffe\ud800",
    '","",""\r\n-1+1',
    "陳大文, Őry",
)
CHAPTER = """
title = "{title}"
number = {number}
minutes = 30
"""
EXERCISE = """
[[exercise]]
name = "{0}"
kind = "build"
file = "{0}.py"
tests = "test_{0}.py"
minutes = 10
goal = "The goal of {0}."
hints = ["a"]
"""
CODE = '''
def test_one(submission):
    """One."""
    assert submission


def test_two(submission):
    """Two."""


def test_secret(submission):
    """Nobody knows."""
'''
EXERCISES = ("01_money/total", "01_money/counter", "02_lock/account")


def course(path):
    """A real course of two chapters in a folder."""
    for number, (chapter, title) in enumerate((("01_money", "Money"), ("02_lock", "Lock")), 1):
        names = [each.partition("/")[2] for each in EXERCISES if each.startswith(chapter)]
        folder = path / "course" / chapter
        folder.mkdir(parents=True, exist_ok=True)
        text = CHAPTER.format(title=title, number=number)
        text += "".join(EXERCISE.format(name) for name in names)
        (folder / "chapter.toml").write_text(text)
        for name in names:
            (folder / f"{name}.py").write_text("pass\n")
            (folder / f"test_{name}.py").write_text(CODE)
    return read_course(path / "course")


def manifest():
    """Three checks for each exercise; the last one of each is hidden."""
    checks = []
    for exercise in EXERCISES:
        chapter, _, name = exercise.partition("/")
        for number, test in enumerate(("one", "two", "secret"), 1):
            words = f"Rule {number} of {name} holds."
            identity = f"{chapter}/test_{name}.py::test_{test}"
            checks.append(Check(identity, exercise, number, words, hidden=test == "secret"))
    return Manifest(tuple(checks))


def grade(student, verdicts, text="it failed", *, lost=0, facts=None):
    """Of a student whose checks have these verdicts, in order, round and round."""
    checks = manifest().checks
    results = {
        check.id: Result(check.id, check.exercise, verdicts[n % len(verdicts)], text)
        for n, check in enumerate(checks)
    }
    scores = tuple(_score(exercise, results) for exercise in EXERCISES)
    who = Student(student, f"{student} name", f"{student}@example.org", facts or {})
    submission = Submission(
        who, "", student, "d", {"01_money": "d"}, datetime(2026, 3, 1, 12, tzinfo=UTC)
    )
    comments = {
        check.id: f"A hidden check: {results[check.id].verdict}." if check.hidden else text
        for check in checks
        if results[check.id].verdict != "passed"
    }
    points = sum((each.points for each in scores), Fraction(0)) - lost
    waiting = sum((each.open for each in scores), Fraction(0))
    reasons = (f"late: {lost} points",) if lost else ()
    total = Total(points, Fraction(18), waiting, 0, reasons)
    return Grade(who, Attempt(submission, scores), total, 1, comments)


def _score(exercise, results):
    mine = manifest().of(exercise)
    earned = sum(each.points for each in mine if results[each.id].verdict == "passed")
    waiting = sum(each.points for each in mine if results[each.id].verdict in OPEN)
    found = tuple(results[each.id] for each in mine)
    return Score(exercise, Fraction(earned), Fraction(6), Fraction(waiting), (), found)


def book(path, grades, notes=("containment: none",)):
    """A gradebook of these grades."""
    return Gradebook(course(path), manifest(), lambda: iter(grades), {}, notes)


def usual(path):
    """One student for each verdict, a late one, and one who has everything."""
    grades = [grade(f"s{n:02}", [verdict, "passed"]) for n, verdict in enumerate(VERDICTS)]
    grades.append(grade("late", ["passed"], lost=Fraction(1, 3)))
    return book(path, grades)


def hostile(path):
    """Ids, names, notes and messages that are attacks."""
    grades = [grade(text, ["race", "passed", "wrong", "kit-error"], text) for text in HOSTILE]
    return book(path, grades, HOSTILE)


def large(path, count=40):
    """A class as one sees it: better and worse students, harder and easier checks."""
    dice = random.Random(7)
    bad = ("wrong", "race", "deadlock", "hung", "not-started", "does-not-import", "left-behind")
    grades = []
    for n in range(count):
        skill = dice.random() ** 0.5
        verdicts = [
            "passed" if dice.random() < skill else dice.choice(bad) for _ in manifest().checks
        ]
        if n % 13 == 5:
            verdicts[2] = "not-reproducible"
        grades.append(grade(f"student{n:02}", verdicts, PICTURE))
    return book(path, grades)


PICTURE = """Two deposits at the same time are both kept.
A race: 2 threads, 1 of 6 schedules.

  thread A               thread B
  read balance   0
                         read balance   0
  write balance  5
                         write balance  7

Expected 12, got 7."""
