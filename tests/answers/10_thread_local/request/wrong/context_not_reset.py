# verdict: wrong
# check: test_no_request_before_and_after
"""A context variable that is set, but never reset."""

import contextvars


class NoRequest(Exception):
    pass


request = contextvars.ContextVar("request")


def current_user():
    try:
        return request.get()[0]
    except LookupError:
        raise NoRequest from None


def scratch():
    try:
        return request.get()[1]
    except LookupError:
        raise NoRequest from None


def handle_request(user, fn):
    request.set((user, []))
    return fn()
