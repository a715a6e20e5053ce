# verdict: wrong
# check: test_two_threads_are_apart
"""The stack is made in the importing thread only."""
import threading
from contextlib import contextmanager

here = threading.local()
here.stack = [None]


def current_user():
    return here.stack[-1]


@contextmanager
def as_user(user):
    here.stack.append(user)
    try:
        yield
    finally:
        here.stack.pop()
