# verdict: wrong
# check: test_a_pool_thread_forgets_the_request
from contextvars import ContextVar


class NoRequest(Exception):
    pass


_user = ContextVar("user")
_scratch = ContextVar("scratch", default=[])


def current_user():
    try:
        return _user.get()
    except LookupError:
        raise NoRequest from None


def scratch():
    current_user()
    return _scratch.get()


def handle_request(user, fn):
    token = _user.set(user)
    try:
        return fn()
    finally:
        _user.reset(token)
