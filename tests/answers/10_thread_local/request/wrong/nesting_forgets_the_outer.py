# verdict: wrong
# check: test_nested_requests_give_back_the_outer_one
"""The inner request deletes what the outer one still needs."""

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
    here.request = (user, [])
    try:
        return fn()
    finally:
        del here.request
