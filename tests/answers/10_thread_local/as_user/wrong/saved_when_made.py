# verdict: wrong
# check: test_nothing_happens_before_the_block_is_entered
"""The old user is looked up too early: when the manager is made."""
import threading

here = threading.local()


def current_user():
    return getattr(here, "user", None)


class as_user:
    def __init__(self, user):
        self.user = user
        self.before = current_user()

    def __enter__(self):
        here.user = self.user

    def __exit__(self, *exception):
        here.user = self.before
