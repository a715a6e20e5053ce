"""A with-block that runs as another user."""

import threading
from contextlib import contextmanager

here = threading.local()


def current_user():
    """Return the user of the innermost block that this thread is in; None outside."""
    return getattr(here, "user", None)


@contextmanager
def as_user(user):
    """Return a context manager; current_user() is `user` inside its block."""
    # This runs on entering the block, not when as_user() is called.
    before = current_user()
    here.user = user
    try:
        yield
    finally:
        # What the block raises comes out of the yield and goes on after this line.
        here.user = before
