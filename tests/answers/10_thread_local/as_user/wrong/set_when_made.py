# verdict: wrong
# check: test_nothing_happens_before_the_block_is_entered
"""The user changes when as_user() is called, before the block is entered."""
import threading

here = threading.local()


def current_user():
    return getattr(here, "user", None)


class as_user:
    def __init__(self, user):
        self.before = current_user()
        here.user = user

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        here.user = self.before
