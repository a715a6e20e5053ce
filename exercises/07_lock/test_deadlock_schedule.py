"""Deadlock schedule: show that locks in the order of the arguments can block for ever."""

import ast
import inspect

from kit import points, together

GIVEN = """
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(src, dst, n):
    with src.lock:
        with dst.lock:
            src.balance -= n
            dst.balance += n
"""


def opposite(deadlock_schedule):
    x, y = deadlock_schedule.Account(20), deadlock_schedule.Account(30)
    together(
        lambda: deadlock_schedule.transfer(x, y, 3),
        lambda: deadlock_schedule.transfer(y, x, 5),
    )
    return [x.balance, y.balance]


def answer(deadlock_schedule):
    """The letters, and the rest of the file without its texts."""
    tree = ast.parse(inspect.getsource(deadlock_schedule))
    rest = [each for each in tree.body if getattr(each, "name", "") != "schedule"]
    rest = [each for each in rest if not isinstance(each, ast.Expr)]
    return deadlock_schedule.schedule(), ast.unparse(ast.Module(rest, []))


def letters(submission):
    """The learner's schedule, if the given code is as it was."""
    text, rest = submission.run(answer).value
    assert rest == ast.unparse(ast.parse(GIVEN)), "Account and transfer must stay as given"
    assert isinstance(text, str) and text, f"schedule() gave {text!r}, expected some letters"
    assert set(text) <= {"A", "B"}, f"schedule() gave {text!r}: only A and B are threads here"
    return text


def blocked(outcomes):
    return [outcome for outcome in outcomes if outcome.kind == "deadlock"]


@points(2)
def test_it_deadlocks(submission):
    """Under this schedule transfer(x, y, 3) and transfer(y, x, 5) wait for each other."""
    text = letters(submission)
    assert blocked(submission.every_schedule(opposite, replay=text)), (
        f"under {text} both transfers came to an end"
    )


@points(1)
def test_it_needs_few_switches(submission):
    """It switches from one thread to another as seldom as possible."""
    found = blocked(submission.every_schedule(opposite, replay=letters(submission)))
    assert found, "this schedule does not deadlock yet"
    par = min(each.switches for each in blocked(submission.every_schedule(opposite)))
    mine = found[0].switches
    assert mine <= par, f"your schedule switches {mine} times, {par} are enough"
