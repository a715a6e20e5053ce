"""A failing check writes its page on request; `kit view` shows where it is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
CHAPTER = """
title = "Counting"
number = 1
minutes = 10

[[exercise]]
name = "counter"
kind = "build"
file = "counter.py"
tests = "test_counter.py"
minutes = 10
goal = "Count."
hints = ["one", "two", "three"]
"""
STUB = """
class Counter:
    def __init__(self):
        raise NotImplementedError("TODO: start at 0")  # TODO
"""
WRONG = '''
class Counter:
    """It says </script> and \u202e."""
    def __init__(self):
        self.total = 0

    def add(self, amount):
        self.total += amount
'''
RIGHT = """
import threading

class Counter:
    def __init__(self):
        self.total = 0
        self.lock = threading.Lock()

    def add(self, amount):
        with self.lock:
            self.total += amount
"""
TEST = '''
from kit import together


def two_additions(counter):
    shared = counter.Counter()
    together(lambda: shared.add(5), lambda: shared.add(8))
    return shared.total


def one_addition(counter):
    shared = counter.Counter()
    shared.add(5)
    return shared.total


def test_nothing_is_lost(submission):
    """Two additions at the same time are both kept."""
    for outcome in submission.every_schedule(two_additions):
        assert outcome.value == 13


def test_one_run(submission):
    """One addition is kept."""
    assert submission.run(one_addition).value == 5
'''


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "my course" / "exercises" / "01_counting"
    folder.mkdir(parents=True)
    (folder / "chapter.toml").write_text(CHAPTER)
    (folder / "test_counter.py").write_text(TEST)
    return folder


def kit(course, *arguments):
    command = [sys.executable, "-P", "-c", "from kit.cli import main; raise SystemExit(main())"]
    environment = {**os.environ, "PYTHONPATH": str(REPO), "COLUMNS": "80"}
    return subprocess.run(
        [*command, *arguments], cwd=course.parents[1], env=environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_kit_view_writes_the_page_of_a_failing_check(course):
    (course / "counter.py").write_text(WRONG, encoding="utf-8")
    said = kit(course, "view", "counter", "--no-open")
    assert said.returncode == 1, said.stderr
    assert said.stdout.splitlines() == [
        "RACE: Two additions at the same time are both kept.",
        "  .kit/pages/counter-nothing_is_lost.html",
    ]
    text = (course.parents[1] / ".kit/pages/counter-nothing_is_lost.html").read_text("utf-8")
    data = json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL)[1])
    assert data["graph"]["complete"]
    assert data["graph"]["places"] == ["shared.total"]
    assert [mark for _, mark in data["results"]] == ["accepted", "refused", "unserial"]
    assert "def two_additions(counter):" in text
    assert data["replay"] == "pytest exercises/01_counting --replay counter:"


def test_without_a_failure_there_is_nothing_to_view(course):
    (course / "counter.py").write_text(RIGHT)
    said = kit(course, "view", "counter", "--no-open")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == "counter: no check fails, so there is no failing schedule to view.\n"


def test_what_is_not_started_has_no_page(course):
    (course / "counter.py").write_text(STUB)
    said = kit(course, "view", "--no-open")
    assert (said.returncode, said.stderr) == (1, "")
    assert said.stdout == "counter is not started; kit open counter shows where it is.\n"


def test_the_text_of_the_failure_has_the_link(course, tmp_path):
    (course / "counter.py").write_text(WRONG.replace("self.total += amount", "self.total = 6"))
    (course.parents[1] / "conftest.py").write_text((REPO / "conftest.py").read_text())
    said = subprocess.run(
        [*(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
         *("--import-mode=importlib", "exercises", "--view")],
        cwd=course.parents[1], env={**os.environ, "PYTHONPATH": str(REPO), "COLUMNS": "80"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    links = re.findall(r"^Page  (.*)$", said.stdout, re.MULTILINE)
    assert links == [
        ".kit/pages/counter-nothing_is_lost.html",
        ".kit/pages/counter-one_run.html",
    ], said.stdout
    for link in links:
        assert (course.parents[1] / link).is_file()


PROGRAM = """
import threading

total = 0


def add(n):
    global total
    total += n


def main():
    threads = [threading.Thread(target=add, args=(n,)) for n in (5, 8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert total == 13, "an update is lost"
"""


@pytest.fixture
def program(course):
    path = course.parents[1] / "my program.py"
    path.write_text(PROGRAM)
    return path


def test_the_page_of_anybodys_program_is_linked_in_the_text(course, program):
    said = kit(course, "explore", f"{program.name}::main", "--view")
    assert (said.returncode, said.stderr) == (1, "")
    assert said.stdout.splitlines()[-1] == "Page  .kit/pages/explore-my_program.html"
    text = (course.parents[1] / ".kit/pages/explore-my_program.html").read_text("utf-8")
    data = json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL)[1])
    assert data["graph"]["complete"]
    assert data["replay"] == "kit explore 'my program.py::main' --replay "
    assert [mark for _, mark in data["results"]].count("found") == 1
    told = json.loads(kit(course, "explore", f"{program.name}::main", "--view", "--json").stdout)
    assert told["page"] == ".kit/pages/explore-my_program.html"
    program.write_text(PROGRAM.replace("total += n", "pass").replace("== 13", "== 0"))
    assert "Page" not in kit(course, "explore", f"{program.name}::main", "--view").stdout


def test_the_page_of_anybodys_program_in_a_browser(course, program, browser):
    kit(course, "explore", f"{program.name}::main", "--view")
    browser.look()
    browser.open((course.parents[1] / ".kit/pages/explore-my_program.html").as_uri())
    for _ in browser.run("GRAPH.failing"):
        browser.press("ArrowRight")
    assert browser.text("#end").endswith("It is the failure that was found.")
    assert "an update is lost" in browser.text("#end")
    browser.press("Home")
    for key in "aaaaabbbbb":
        browser.press(key)
    assert "one after another" in browser.text("#end")
    assert browser.complaints() == []
