import threading
from contextlib import ContextDecorator

here = threading.local()


def current_user():
    return here.__dict__.get("user")


class as_user(ContextDecorator):
    def __init__(self, user):
        self.user = user

    def __enter__(self):
        self.before = current_user()
        here.user = self.user
        return self

    def __exit__(self, *exception):
        here.user = self.before
