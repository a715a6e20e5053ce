# verdict: race
# check: test_two_threads_are_apart
"""One global for all threads."""
from contextlib import contextmanager

user_now = None


def current_user():
    return user_now


@contextmanager
def as_user(user):
    global user_now
    before = user_now
    user_now = user
    try:
        yield
    finally:
        user_now = before
