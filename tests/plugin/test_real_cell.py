"""The whole way once: pytest, the cell, the explorer, the report, the board."""

from __future__ import annotations

import re
import sys

import pytest

pytest_plugins = ["pytester"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a cell needs os.fork")

ACCOUNT = "exercises/02_money/account.py"
UNLOCKED = """
class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, n):
        print("deposit", n)
        self.balance = self.balance + n
"""
LOCKED = """
import threading


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.Lock()

    def deposit(self, n):
        with self.lock:
            self.balance += n
"""
CHECKS = '''
import os

from hypothesis import given, strategies as st
from kit import points, together

amounts = st.integers(1, 50)


def two_deposits(account, a, b):
    shared = account.Account()
    together(lambda: shared.deposit(a), lambda: shared.deposit(b))
    return shared.balance


def one_deposit(account, n):
    one = account.Account()
    one.deposit(n)
    return one.balance, os.getpid()


@points(2)
@given(a=amounts, b=amounts)
def test_no_deposit_is_lost(submission, a, b):
    """Two deposits at the same time are both kept."""
    for outcome in submission.every_schedule(two_deposits, a, b):
        assert outcome.value == a + b


def test_it_runs_in_another_process(submission):
    balance, pid = submission.run(one_deposit, 3).value
    assert balance == 3
    assert pid != os.getpid()
'''


@pytest.fixture
def money(course):
    course.with_real_cells().write("exercises/02_money/test_account.py", CHECKS)
    return course


def test_a_race_is_found_shrunk_and_shown(money, verdicts_of, texts_of):
    money.write(ACCOUNT, UNLOCKED)
    result = money.run("exercises/02_money")
    assert verdicts_of(result) == {
        "test_no_deposit_is_lost": "race",
        "test_it_runs_in_another_process": "passed",
    }
    lines = texts_of(result)["test_no_deposit_is_lost"].splitlines()
    assert lines[0].startswith("== RACE  account  account.py:7 ===")
    assert lines[1] == "two_deposits(account, 1, 1) gave 1, expected 2."
    assert lines[-3:] == ["Printed:", "  deposit 1", "  deposit 1"]
    assert len(lines) <= 28


def test_the_printed_schedule_replays_to_the_same_report(money, texts_of):
    money.write(ACCOUNT, UNLOCKED)
    first = texts_of(money.run("exercises/02_money"))
    [schedule] = re.findall(r"--replay\s+(\S+)", first["test_no_deposit_is_lost"])
    assert texts_of(money.run("exercises/02_money", "--replay", schedule)) == first


def test_a_right_answer_says_what_was_covered(money, board):
    money.write(ACCOUNT, LOCKED)
    result = money.run("exercises/02_money")
    assert result.ret == pytest.ExitCode.OK
    assert re.match(
        r" +done  account  build    (all|tried) [\d,]+ schedules +3/3", board(result)[1]
    )


def test_half_a_stub_is_todo_and_prints_nothing(money, board):
    text = 'raise NotImplementedError("TODO: deposit")'
    money.write(ACCOUNT, UNLOCKED.replace('print("deposit", n)', text))
    result = money.run("exercises/02_money")
    assert board(result)[1].startswith("      todo  account")
    assert "NotImplementedError" not in result.stdout.str()


HOSTILE = {
    "it exits": ("import os\nos._exit(0)\n", {"crashed"}),
    "it does not parse": ("def f(:\n", {"does-not-import"}),
    "it fails at once": ("1 / 0\n", {"does-not-import"}),
    "it asks to exit": ("raise SystemExit(3)\n", {"does-not-import"}),
    "it is gone when called": (
        UNLOCKED.replace('print("deposit", n)', "import os; os._exit(0)"),
        {"crashed"},
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_answer_ends_its_own_checks(money, verdicts_of, case):
    source, verdicts = HOSTILE[case]
    money.write(ACCOUNT, source)
    result = money.run("exercises")
    found = verdicts_of(result)
    assert {found["test_no_deposit_is_lost"], found["test_it_runs_in_another_process"]} == verdicts
    assert found["test_it_doubles"] == "passed"
