# verdict: wrong
# check: test_no_request_before_and_after
"""Cleaned up only when fn returns."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()


def _mine():
    request = getattr(here, "request", None)
    if request is None:
        raise NoRequest
    return request


def current_user():
    return _mine()[0]


def scratch():
    return _mine()[1]


def handle_request(user, fn):
    before = getattr(here, "request", None)
    here.request = (user, [])
    result = fn()
    here.request = before
    return result
