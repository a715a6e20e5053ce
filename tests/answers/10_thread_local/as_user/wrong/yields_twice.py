# verdict: wrong
# check: test_the_user_is_restored_when_the_block_raises
"""Restores in an except clause that yields again."""
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
    except Exception:
        here.user = before
        yield
    here.user = before
