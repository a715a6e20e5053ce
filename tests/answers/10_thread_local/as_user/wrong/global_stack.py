# verdict: race
# check: test_two_threads_are_apart
"""The top of one stack for all threads need not be mine."""
from contextlib import contextmanager

stack = [None]


def current_user():
    return stack[-1]


@contextmanager
def as_user(user):
    stack.append(user)
    try:
        yield
    finally:
        stack.pop()
