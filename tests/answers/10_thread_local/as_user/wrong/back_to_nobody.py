# verdict: wrong
# check: test_blocks_nest
"""Forgets the user of the block around."""
import threading
from contextlib import contextmanager

here = threading.local()


def current_user():
    return getattr(here, "user", None)


@contextmanager
def as_user(user):
    here.user = user
    try:
        yield
    finally:
        here.user = None
