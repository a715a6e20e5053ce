import threading
from contextlib import contextmanager


class Here(threading.local):
    def __init__(self):
        self.users = [None]


here = Here()


def current_user():
    return here.users[-1]


@contextmanager
def as_user(user):
    here.users.append(user)
    try:
        yield user
    finally:
        here.users.pop()
