"""Each thread knows the user whose request it serves; nobody passes it along."""

import threading

here = threading.local()


class NoRequest(Exception):
    """This thread serves no request now."""


def _request():
    # A thread that has never served a request has no attribute at all: it was
    # set in other threads only. getattr with a default covers that case.
    request = getattr(here, "request", None)
    if request is None:
        raise NoRequest
    return request


def current_user():
    return _request()[0]


def scratch():
    return _request()[1]


def handle_request(user, fn):
    """Serve one request: return fn(); what fn raises goes through."""
    before = getattr(here, "request", None)  # the outer request, if there is one
    here.request = (user, [])  # a new list: no other request has ever seen it
    try:
        return fn()
    finally:
        # Also when fn raised: a pooled thread lives on, and the next request
        # that it serves must not find this user.
        here.request = before
