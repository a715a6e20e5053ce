# verdict: race
# check: test_two_threads_are_apart
"""The user is kept for each thread, the one to go back to is not."""
import threading
from contextlib import contextmanager

here = threading.local()
before = []


def current_user():
    return getattr(here, "user", None)


@contextmanager
def as_user(user):
    before.append(current_user())
    here.user = user
    try:
        yield
    finally:
        here.user = before.pop()
