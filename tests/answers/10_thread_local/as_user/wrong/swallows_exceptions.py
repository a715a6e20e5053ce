# verdict: wrong
# check: test_the_user_is_restored_when_the_block_raises
"""A true result of __exit__ swallows the exception."""
import threading

here = threading.local()


def current_user():
    return getattr(here, "user", None)


class as_user:
    def __init__(self, user):
        self.user = user

    def __enter__(self):
        self.before = current_user()
        here.user = self.user

    def __exit__(self, *exception):
        here.user = self.before
        return True
