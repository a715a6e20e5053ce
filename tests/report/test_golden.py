"""What the learner sees, byte for byte. ``UPDATE_GOLDEN=1 pytest tests/report`` writes it anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kit.explorer.report import render, render_outcomes
from kit.plain.width import columns

GOLDEN = Path(__file__).with_name("golden")
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"


PROMISED = """
== RACE  account  account.py:6-7 ===============================================
balance ended at -8, but every order of whole calls gives 0.
Smallest failing schedule: 2 threads, 8 steps, 3 switches. It fails every time.
Replay: pytest exercises/07_lock --replay account:AAABBABB

 step  A  change_it(5)                B  change_it(8)                 balance
 ----  -----------------------------  -----------------------------  --------
         6| balance = balance + n
    1       reads  0                                                        0
    2       writes 5                                                        5
         7| balance = balance - n
    3       reads  5                                                        5
 ----  -- switch A -> B -- A is paused, still holding 5 -----------------------
                                        6| balance = balance + n
    4                                      reads  5                         5
    5                                      writes 13                       13
 ----  -- switch B -> A -------------------------------------------------------
"""


def rendered(shape) -> str:
    return render(shape.failure, width=shape.width, ascii=shape.ascii, lines=shape.lines)


def assert_golden(name: str, text: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    if UPDATE:
        golden.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == golden.read_text(encoding="utf-8")


def test_the_report_is_the_golden_file(shape):
    assert_golden(shape.name, rendered(shape))


def test_the_report_in_chinese_keeps_to_its_columns(shape, monkeypatch):
    monkeypatch.setenv("KIT_LANG", "zh")
    text = render(shape.failure, width=shape.width, lines=shape.lines)
    assert max(columns(line) for line in text.split("\n")) <= shape.width
    assert len(text.split("\n")) <= shape.lines


@pytest.mark.parametrize("name", ["race_balance", "deadlock_two", "deadlock_lost_wake_up"])
def test_the_report_in_chinese_is_the_golden_file(shapes, monkeypatch, name):
    monkeypatch.setenv("KIT_LANG", "zh")
    assert_golden(f"{name}_zh", rendered(shapes[name]))


def in_columns(line):
    """One character for each column: a wide one is followed by "\\0"."""
    return "".join(each + "\0" * (columns(each) - 1) for each in line if columns(each))


@pytest.mark.parametrize("name", ["race_balance", "race_half_locked", "deadlock_lost_wake_up"])
def test_wide_words_leave_every_value_under_its_place(shapes, monkeypatch, name):
    monkeypatch.setenv("KIT_LANG", "zh")
    lines = [in_columns(line) for line in rendered(shapes[name]).split("\n")]
    at = next(at for at, line in enumerate(lines) if line.startswith(" ----  ---------"))
    rule, steps = lines[at], [line for line in lines[at:] if re.match(r" +\d+  ", line)]
    gap = rule.rindex("  ")
    assert any(line[gap + 2 :].strip() for line in steps)
    for line in steps:
        value = line.removesuffix(" <")[gap:]
        assert value[:2].strip() == ""
        assert not value.strip() or len(value) == len(rule) - gap


@pytest.mark.parametrize("width", [50, 80])
def test_the_table_of_outcomes_is_the_golden_file(exploration, width):
    text = render_outcomes(exploration, width=width)
    assert max(columns(line) for line in text.split("\n")) <= width
    assert_golden(f"outcomes_{width}", text)


def test_the_balance_race_has_the_layout_that_the_course_promises(shapes):
    """Up to the damage, which is where the lesson shows it."""
    text = rendered(shapes["race_balance"])
    assert text.split("\n")[:17] == PROMISED.strip("\n").split("\n")


def test_the_report_fits_the_screen(shape):
    lines = rendered(shape).split("\n")
    assert len(lines) <= shape.lines
    assert max(columns(line) for line in lines) <= shape.width


def test_the_ascii_twin_is_ascii(shape):
    text = render(shape.failure, width=shape.width, ascii=True)
    assert text.isascii()
    assert all(line.isprintable() for line in text.split("\n"))


def test_nothing_in_the_report_can_move_the_cursor(shape):
    assert all(line.isprintable() for line in rendered(shape).split("\n"))
