"""Progress: a bar where a person looks, plain lines in a log; a name steers neither."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest

from kit.grader.model import Attempt, Grade, Result, Student, Submission, Total
from kit.grader.progress import Bar, Lines, shown_on


class Terminal(io.StringIO):
    def isatty(self):
        return True


def grade(name):
    student = Student(name)
    attempt = Attempt(Submission(student, "", "", "", {}), ())
    return Grade(student, attempt, Total(Fraction(3, 2), Fraction(4), Fraction(1)))


def played(stream, name="ana"):
    show = shown_on(stream)
    show.start(2, 6)
    show.step(name, Result("c/test_a.py::one", "c/a", "race"))
    show.student(grade(name))
    show.note("a worker died")
    show.close()
    return show


def test_lines_for_a_log():
    stream = io.StringIO()
    assert isinstance(played(stream), Lines)
    assert stream.getvalue().splitlines() == [
        "6 results, 2 are known already",
        "first result: ana, c/test_a.py::one: race",
        "[3/6] ana  1.5/4 (1 to look at)",
        "note: a worker died",
    ]


def test_a_bar_for_a_terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    assert isinstance(played(stream), Bar)
    assert "ana  1.5/4 (1 to look at)" in stream.getvalue()
    assert "3/6" in stream.getvalue()


@pytest.mark.parametrize("name", ["\x1b]0;title\x07", "[red]ana", "::error::x", "a\rb", "a\u202eb"])
def test_a_name_steers_no_screen(name, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    terminal, log = Terminal(), io.StringIO()
    played(terminal, name)
    played(log, name)
    for text in (terminal.getvalue(), log.getvalue()):
        assert "\x1b]0" not in text
        assert "\u202e" not in text
        assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert "\r" not in log.getvalue()
    if name == "[red]ana":
        assert "[red]ana" in terminal.getvalue()
