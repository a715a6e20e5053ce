# verdict: wrong
# check: test_nested_requests_give_back_the_outer_one
"""The user is restored, but all requests of a thread share one list."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()


def current_user():
    if not getattr(here, "users", None):
        raise NoRequest
    return here.users[-1]


def scratch():
    if not getattr(here, "users", None):
        raise NoRequest
    return here.notes


def handle_request(user, fn):
    if not getattr(here, "users", None):
        here.users, here.notes = [], []
    here.users.append(user)
    try:
        return fn()
    finally:
        here.users.pop()
