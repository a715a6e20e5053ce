"""Balance: the program of the lesson, and one lock."""

import builtins

from kit import points, together

ROUNDS = 2


def shorten(balance):
    """Every range of the submission is at most 2 long: a race needs no more rounds."""
    balance.range = lambda *bounds: builtins.range(*bounds)[:ROUNDS]


def both_threads(balance):
    shorten(balance)
    balance.balance = 0
    together(lambda: balance.run_thread(5), lambda: balance.run_thread(8))
    return balance.balance


def all_rounds(balance):
    together(lambda: balance.run_thread(5), lambda: balance.run_thread(8))
    return balance.balance


def after_an_error(balance):
    shorten(balance)
    balance.balance = 0
    try:
        balance.run_thread("five")
    except Exception:
        pass
    together(lambda: balance.run_thread(8))
    return balance.balance


class Counted(int):
    """A number that counts how often it was added to and subtracted from."""

    def __add__(self, other):
        Counted.calls.append("+")
        return Counted(int(self) + int(other))

    def __sub__(self, other):
        Counted.calls.append("-")
        return Counted(int(self) - int(other))

    __radd__ = __add__


def rounds_of_one_thread(balance):
    Counted.calls = []
    balance.balance = Counted(0)
    balance.run_thread(5)
    return [Counted.calls.count("+"), Counted.calls.count("-"), int(balance.balance)]


@points(1)
def test_each_thread_still_does_its_rounds(submission):
    """run_thread(5) still puts 5 in and takes 5 out, thousands of times."""
    added, taken, left = submission.run(rounds_of_one_thread).value
    assert added == taken, f"5 was put in {added} times and taken out {taken} times"
    assert added >= 1_000, f"only {added} rounds were made"
    assert left == 0, f"run_thread(5) alone ended at {left}, expected 0"


@points(2)
def test_balance_ends_at_0(submission):
    """run_thread(5) and run_thread(8) at the same time: balance ends at 0."""
    for outcome in submission.every_schedule(both_threads):
        assert outcome.value == 0, f"balance ended at {outcome.value}, expected 0"


@points(1)
def test_balance_ends_at_0_after_200_000_rounds(submission):
    """The same with all the 200,000 rounds."""
    for outcome in submission.every_schedule(all_rounds, schedules=4):
        assert outcome.value == 0, f"balance ended at {outcome.value}, expected 0"


@points(1)
def test_the_lock_is_given_back_after_an_error(submission):
    """When one thread stops with an error, the other can still work."""
    for outcome in submission.every_schedule(after_an_error):
        assert outcome.value == 0, f"balance ended at {outcome.value}, expected 0"
