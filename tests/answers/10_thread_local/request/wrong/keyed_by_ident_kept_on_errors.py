# verdict: wrong
# check: test_a_new_thread_serves_no_request
"""Keyed by ident, and left there when fn raises: who gets the ident next sees it."""

import threading


class NoRequest(Exception):
    pass


requests = {}


def _mine():
    try:
        return requests[threading.get_ident()]
    except KeyError:
        raise NoRequest from None


def current_user():
    return _mine()[0]


def scratch():
    return _mine()[1]


def handle_request(user, fn):
    me = threading.get_ident()
    before = requests.get(me)
    requests[me] = (user, [])
    result = fn()
    if before is None:
        del requests[me]
    else:
        requests[me] = before
    return result
