# verdict: wrong
# check: test_nested_requests_give_back_the_outer_one
import threading


class NoRequest(Exception):
    pass


here = threading.local()


def _stack():
    if not hasattr(here, "stack"):
        here.stack = []
    return here.stack


def current_user():
    if not _stack():
        raise NoRequest
    return _stack()[-1][0]


def scratch():
    if not _stack():
        raise NoRequest
    return _stack()[-1][1]


def handle_request(user, fn):
    entry = (user, [])
    _stack().append(entry)
    try:
        return fn()
    finally:
        _stack().remove(entry)
