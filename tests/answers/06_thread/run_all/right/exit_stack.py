import contextlib
import threading
from functools import partial


class Outcome:
    __slots__ = ("value", "error")


@contextlib.contextmanager
def running(target):
    thread = threading.Thread(target=target)
    thread.start()
    try:
        yield thread
    finally:
        thread.join()


def _call(outcome, fn, item):
    outcome.error = None
    try:
        outcome.value = fn(item)
    except Exception as e:
        outcome.error = e


def run_all(fn, items):
    outcomes = [Outcome() for _ in items]
    with contextlib.ExitStack() as stack:
        for outcome, item in zip(outcomes, items):
            stack.enter_context(running(partial(_call, outcome, fn, item)))
    for outcome in outcomes:
        if outcome.error is not None:
            raise outcome.error
    return [outcome.value for outcome in outcomes]
