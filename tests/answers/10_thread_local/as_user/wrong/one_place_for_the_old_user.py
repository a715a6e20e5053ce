# verdict: wrong
# check: test_blocks_nest
"""One place for the user before: the inner block overwrites it."""
import threading
from contextlib import contextmanager

here = threading.local()


def current_user():
    return getattr(here, "user", None)


@contextmanager
def as_user(user):
    here.before = current_user()
    here.user = user
    try:
        yield
    finally:
        here.user = here.before
