# verdict: race|wrong
# check: test_blocks_nest
import threading

here = threading.local()


def current_user():
    return getattr(here, "user", None)


class as_user:
    def __init__(self, user):
        self.user = user

    def __enter__(self):
        type(self).old = current_user()
        here.user = self.user

    def __exit__(self, *args):
        here.user = type(self).old
