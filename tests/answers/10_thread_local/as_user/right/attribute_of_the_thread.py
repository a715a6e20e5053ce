import threading
from contextlib import contextmanager


def current_user():
    return getattr(threading.current_thread(), "acting_user", None)


@contextmanager
def as_user(user):
    me = threading.current_thread()
    before = current_user()
    me.acting_user = user
    try:
        yield me
    finally:
        me.acting_user = before
