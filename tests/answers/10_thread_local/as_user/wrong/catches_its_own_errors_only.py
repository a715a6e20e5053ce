# verdict: wrong
# check: test_the_user_is_restored_when_the_block_raises
"""Restores for ValueError, but not for other exceptions."""
import threading
from contextlib import contextmanager

here = threading.local()


def current_user():
    return getattr(here, "user", None)


@contextmanager
def as_user(user):
    before = current_user()
    here.user = user
    try:
        yield
    except ValueError:
        here.user = before
        raise
    here.user = before
