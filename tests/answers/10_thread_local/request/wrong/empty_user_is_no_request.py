# verdict: wrong
# check: test_fn_sees_its_user_and_its_scratch
"""A user may be an empty string."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()


def current_user():
    if not getattr(here, "user", None):
        raise NoRequest
    return here.user


def scratch():
    current_user()
    return here.notes


def handle_request(user, fn):
    before = getattr(here, "user", None), getattr(here, "notes", None)
    here.user, here.notes = user, []
    try:
        return fn()
    finally:
        here.user, here.notes = before
