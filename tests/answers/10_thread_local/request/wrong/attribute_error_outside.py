# verdict: wrong
# check: test_no_request_before_and_after
"""Outside a request it is an AttributeError, not NoRequest."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()


def current_user():
    return here.user


def scratch():
    return here.notes


def handle_request(user, fn):
    before = dict(vars(here))
    here.user, here.notes = user, []
    try:
        return fn()
    finally:
        vars(here).clear()
        vars(here).update(before)
