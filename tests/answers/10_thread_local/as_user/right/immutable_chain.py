import threading
from contextlib import contextmanager


class _Chain(threading.local):
    top = (None, None)


_chain = _Chain()


def current_user():
    return _chain.top[0]


@contextmanager
def as_user(user):
    _chain.top = (user, _chain.top)
    try:
        yield
    finally:
        _chain.top = _chain.top[1]
