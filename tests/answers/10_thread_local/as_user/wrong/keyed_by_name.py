# verdict: race
# check: test_two_threads_are_apart
"""Names are not unique: here every thread has the same one."""
import threading
from contextlib import contextmanager

users = {}


def current_user():
    return users.get(threading.current_thread().name.split("-")[0])


@contextmanager
def as_user(user):
    name = threading.current_thread().name.split("-")[0]
    before = users.get(name)
    users[name] = user
    try:
        yield
    finally:
        users[name] = before
