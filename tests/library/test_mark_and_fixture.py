"""Suites that are no course: a mark and a fixture."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

SUITE = """
    import sys
    import pytest
    from kit import together

    class Account:
        def __init__(self): self.balance = 0
        def deposit(self, amount): self.balance += amount

    @pytest.fixture
    def amount(): return 5

    @pytest.mark.every_schedule(schedules=300)
    def test_marked(amount):
        account = Account()
        together(lambda: account.deposit(amount), lambda: account.deposit(8))
        assert account.balance == amount + 8

    @pytest.mark.every_schedule
    def test_marked_and_safe():
        together(lambda: None, lambda: None)

    class TestIt:
        @pytest.mark.every_schedule
        def test_method(self):
            account = Account()
            together(lambda: account.deposit(1), lambda: account.deposit(2))
            assert account.balance == 3

    def test_asks(every_schedule):
        account = Account()
        def program():
            together(lambda: account.deposit(1), lambda: account.deposit(2))
            assert account.balance == 3
        every_schedule(program, schedules=300)
"""


@pytest.fixture(autouse=True)
def findable(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


def run(pytester, text):
    pytester.makepyfile(text)
    return pytester.runpytest_subprocess("-p", "kit.pytest_plugin.schedules", "-p", "no:randomly")


def test_each_way_finds_the_race_and_shows_the_picture(pytester):
    result = run(pytester, SUITE)
    result.assert_outcomes(passed=1, failed=3)
    shown = result.stdout.str()
    assert "Traceback" not in shown
    assert 'replay(test_marked, "' in shown
    assert shown.count("self.balance") >= 3


def test_an_unknown_option_of_the_mark_is_told(pytester):
    text = SUITE.replace("schedules=300", "300", 1)
    run(pytester, text).stdout.fnmatch_lines(["*takes only options by name, got (300,)*"])
