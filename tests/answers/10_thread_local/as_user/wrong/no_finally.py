# verdict: wrong
# check: test_the_user_is_restored_when_the_block_raises
"""The old user comes back only when the block does not raise."""
import threading
from contextlib import contextmanager

here = threading.local()


def current_user():
    return getattr(here, "user", None)


@contextmanager
def as_user(user):
    before = current_user()
    here.user = user
    yield
    here.user = before
