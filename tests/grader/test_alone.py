"""Equal files are judged once where nothing but the file decides, and each where something may."""

from __future__ import annotations

import json
import shutil

import pytest

from kit.course import read_course
from kit.grader.alone import exercises_alone, stands_alone


@pytest.mark.parametrize(
    "source",
    [
        "import threading\nfrom collections import Counter\nimport concurrent.futures\n",
        "def add(a, b):\n    return a + b\n",
        "'open os sys'  # import os\n",
        "",
    ],
)
def test_a_stub_that_imports_little_stands_alone(source):
    assert stands_alone(source.encode())


@pytest.mark.parametrize(
    "source",
    [
        "from . import counter",
        "from .counter import add",
        "import counter",
        "import os",
        "import threading, sys",
        "def total():\n    import subprocess",
        "open('counter.py')",
        "__import__('counter')",
        "exec('import counter')",
        "__builtins__",
        "f.__globals__",
        "def broken(:",
        "\0",
        "(" * 10_000,
        "x = 1\n" * 50_000,
    ],
)
def test_what_may_reach_further_does_not(source):
    assert not stands_alone(source.encode())


def test_bytes_that_are_no_text_do_not():
    assert not stands_alone(b"\xff\xfe\x00")


def test_an_exercise_whose_check_names_another_stub_does_not_stand_alone(room):
    course = read_course(room.course)
    everything = exercises_alone(course)
    assert everything["01_money/total.py"] == "01_money/total"
    check = room.course / "01_money" / "test_total.py"
    text = check.read_text(encoding="utf-8")
    check.write_text(text + "\nOTHER = '01_money/counter.py'\n", encoding="utf-8")
    assert "01_money/total.py" not in exercises_alone(course)
    assert "01_money/counter.py" in exercises_alone(course)


RIGHT_TOTAL = "def total(numbers):\n    return sum(numbers)\n"


def judged(room):
    """(student, stub) of what was run, by the journal: a copy takes no time."""
    lines = (room.out / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line.partition(" ")[2]) for line in lines]
    return {
        (each["student"], each["result"]["exercise"]) for each in records if each.get("seconds")
    }


def test_of_equal_files_one_is_judged_and_the_grades_are_the_same(room):
    room.grade()
    once, shared = room.bytes(), judged(room)
    shutil.rmtree(room.out)
    room.grade(each=True)
    assert room.bytes() == once
    each = judged(room)
    assert ("dan", "01_money/counter") in each - shared  # as ana's
    assert ("fay", "01_money/total") in each - shared
    assert ("Ben Őry", "01_money/total") in shared
    assert shared < each


def test_a_file_that_may_reach_further_is_judged_for_each(room):
    further = {"total.py": "import os\n" + RIGHT_TOTAL}
    room.hand_in("gil", further)
    room.hand_in("hal", further)
    room.grade()
    assert {("gil", "01_money/total"), ("hal", "01_money/total")} <= judged(room)


def test_who_comes_later_with_a_known_file_gets_its_results(room):
    room.grade()
    counter = (room.place / "ana" / "exercises" / "01_money" / "counter.py").read_text()
    room.hand_in("zoe", {"total.py": RIGHT_TOTAL, "counter.py": counter})
    room.grade()
    assert not {each for each in judged(room) if each[0] == "zoe"}
    assert room.verdicts("zoe") == room.verdicts("ana")
