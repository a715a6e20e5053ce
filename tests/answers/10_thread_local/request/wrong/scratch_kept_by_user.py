# verdict: wrong
# check: test_each_request_has_its_own_scratch
"""The list belongs to the user, not to the request."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()
notes_of = {}


def current_user():
    if getattr(here, "stack", []) == []:
        raise NoRequest
    return here.stack[-1]


def scratch():
    return notes_of.setdefault(current_user(), [])


def handle_request(user, fn):
    if not hasattr(here, "stack"):
        here.stack = []
    here.stack.append(user)
    try:
        return fn()
    finally:
        here.stack.pop()
