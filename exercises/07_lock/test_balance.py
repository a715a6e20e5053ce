"""Balance: the program of the lesson, and one lock."""

import builtins

from kit import points, together


def shorten(balance, rounds):
    """Every range of the submission is at most so long: a race needs no 200,000 rounds."""
    balance.range = lambda *bounds: builtins.range(*bounds)[:rounds]


def both_threads(balance):
    shorten(balance, 1)
    together(lambda: balance.run_thread(5), lambda: balance.run_thread(8))
    return balance.balance


def after_an_error(balance):
    shorten(balance, 2)
    try:
        balance.run_thread("five")
    except NotImplementedError:
        raise
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


def rounds_of_two_threads(balance):
    """How often the two threads put something in and took it out, with one round for each."""
    Counted.calls = []
    balance.balance = Counted(0)
    both_threads(balance)
    return [Counted.calls.count("+"), Counted.calls.count("-")]


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
    for outcome in submission.every_schedule(rounds_of_two_threads, schedules=12):
        assert outcome.value == [2, 2], (
            "two threads, one round for each: something was put in {} times and taken out {} times; "
            "expected twice each, whether the lock is free or not".format(*outcome.value)
        )


@points(3)
def test_balance_ends_at_0(submission):
    """run_thread(5) and run_thread(8) at the same time: balance ends at 0."""
    for outcome in submission.every_schedule(both_threads, schedules=200):
        assert outcome.value == 0, f"balance ended at {outcome.value}, expected 0"


@points(1)
def test_the_lock_is_given_back_after_an_error(submission):
    """When one thread stops with an error, the other can still work."""
    for outcome in submission.every_schedule(after_an_error, schedules=3):
        assert outcome.value == 0, f"balance ended at {outcome.value}, expected 0"
