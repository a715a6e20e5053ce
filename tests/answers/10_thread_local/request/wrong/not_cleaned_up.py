# verdict: wrong
# check: test_no_request_before_and_after
"""The user stays in the thread after the request."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()


def current_user():
    try:
        return here.user
    except AttributeError:
        raise NoRequest from None


def scratch():
    try:
        return here.notes
    except AttributeError:
        raise NoRequest from None


def handle_request(user, fn):
    before = vars(here).copy()
    here.user, here.notes = user, []
    result = fn()
    if before:
        vars(here).update(before)
    return result
