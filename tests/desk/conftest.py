"""A small course in a folder with a blank and letters outside ASCII, and a terminal to sit at."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from kit.cli import main

REPO = Path(__file__).parents[2]
CHAPTER = """\
title = "Sums"
number = 1
minutes = 30

[[exercise]]
name = "first"
kind = "use"
file = "first.py"
tests = "test_first.py"
minutes = 1
goal = "A worked example."
hints = ["one", "two", "three"]

[[exercise]]
name = "total"
kind = "build"
file = "total.py"
tests = "test_total.py"
minutes = 10
goal = "Add up all numbers."
hints = ["look at sum", "call it", "return what it gives"]

[[exercise]]
name = "most"
kind = "build"
file = "most.py"
tests = "test_most.py"
minutes = 10
goal = "The largest number."
hints = ["look at max", "call it", "return what it gives"]
"""
FIRST = "def double(n):\n    return 2 * n\n"
STUB = '"""{0}."""\n\n\ndef {0}(numbers):\n    raise NotImplementedError("TODO: {0}")  # TODO\n'
TEST = '''\
from kit import points


def called(stub, numbers):
    return getattr(stub, "{0}")(numbers)


@points(2)
def test_of_two(submission):
    """Of two numbers."""
    assert submission.run(called, [3, 4]).value == {1}


def test_of_one(submission):
    """Of a single number."""
    assert submission.run(called, [5]).value == 5
'''
TEST_FIRST = '''\
def twice(first):
    return first.double(4)


def test_it_doubles(submission):
    """Twice the number."""
    assert submission.run(twice).value == 8
'''


class SampleCourse:
    """Its folder, and answers to put in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.chapter = folder / "exercises" / "01_sums"
        self.total = self.chapter / "total.py"
        self.write("chapter.toml", CHAPTER)
        self.write("README.md", "# Sums\n")
        self.write("first.py", FIRST)
        self.write("test_first.py", TEST_FIRST)
        for name, right in (("total", 7), ("most", 4)):
            self.write(f"{name}.py", STUB.format(name))
            self.write(f"test_{name}.py", TEST.format(name, right))
        solution = folder / "solutions" / "01_sums"
        solution.mkdir(parents=True)
        (solution / "total.py").write_text("def total(numbers):\n    return sum(numbers)\n")

    def write(self, name: str, text: str) -> None:
        self.chapter.mkdir(parents=True, exist_ok=True)
        (self.chapter / name).write_text(text, encoding="utf-8")

    def solve(self) -> None:
        self.write("total.py", "def total(numbers):\n    return 0 + sum(numbers)\n")

    def fail(self) -> None:
        self.write("total.py", "def total(numbers):\n    return numbers[0]\n")

    @property
    def record(self) -> Path:
        return self.folder / ".kit" / "progress.txt"


@pytest.fixture(autouse=True)
def _surroundings(tmp_path, monkeypatch):
    """The same wherever the tests run, and nothing is written outside of the test's own folder."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("KIT_LANG", "en")  # `kit --lang zh` changes it for the whole process
    monkeypatch.setenv("PYTHONPATH", str(REPO))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("EDITOR", "VISUAL", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def course(tmp_path, monkeypatch):
    made = SampleCourse(tmp_path / "mein \u00fcbungs kurs")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def kit(capfd):
    """Run `kit ...` and give the exit status, stdout and stderr."""

    def run(*arguments: str):
        status = main(arguments)
        said = capfd.readouterr()
        return status, said.out, said.err

    return run


class Terminal:
    """A command in a terminal of its own: keys go in, text comes out."""

    def __init__(self, *arguments: str, columns: int = 80, **environment: str) -> None:
        self.screen, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self.name = os.ttyname(slave)
        self._slave = slave  # kept open: its settings are looked at after the end
        self.settings = termios.tcgetattr(slave)
        # A session without a terminal that opens one gets it as its own: so Ctrl-C reaches it.
        script = 'exec "$@" <"$KIT_TTY" >"$KIT_TTY" 2>&1'
        command = ["sh", "-c", script, "sh", sys.executable, "-m", "kit", *arguments]
        kept = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
        kept.update(environment, KIT_TTY=self.name)
        self.process = subprocess.Popen(command, start_new_session=True, env=kept)
        self.text = ""

    def wait_for(self, pattern: str) -> str:
        """Read until the pattern has come; gives all up to there and forgets it."""
        while True:
            found = re.search(pattern, self.text)
            if found:
                seen, self.text = self.text[: found.end()], self.text[found.end() :]
                return seen
            data = os.read(self.screen, 4096).decode(errors="replace")
            assert data, f"it ended without {pattern!r}: {self.text}"
            self.text += re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", data)

    def press(self, keys: str) -> None:
        os.write(self.screen, keys.encode())

    def end(self) -> int:
        """The exit status, once it has ended by itself."""
        return self.process.wait()

    def settings_now(self):
        return termios.tcgetattr(self._slave)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._slave)
        os.close(self.screen)


@pytest.fixture
def terminal():
    opened: list[Terminal] = []

    def open_one(*arguments: str, **options: str) -> Terminal:
        opened.append(Terminal(*arguments, **options))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()
