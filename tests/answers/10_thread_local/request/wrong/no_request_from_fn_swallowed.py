# verdict: wrong
# check: test_what_fn_raised_goes_through
import threading


class NoRequest(Exception):
    pass


here = threading.local()


def _get():
    r = getattr(here, "r", None)
    if r is None:
        raise NoRequest
    return r


def current_user():
    return _get()[0]


def scratch():
    return _get()[1]


def handle_request(user, fn):
    before = getattr(here, "r", None)
    here.r = (user, [])
    try:
        return fn()
    except NoRequest:
        return None
    finally:
        here.r = before
