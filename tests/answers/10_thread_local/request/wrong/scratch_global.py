# verdict: race
# check: test_threads_do_not_see_each_other
"""The user is kept for each thread, the list is not."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()
notes = []


def current_user():
    if not getattr(here, "users", None):
        raise NoRequest
    return here.users[-1]


def scratch():
    current_user()
    return notes[-1]


def handle_request(user, fn):
    here.users = [*getattr(here, "users", []), user]
    notes.append([])
    try:
        return fn()
    finally:
        here.users = here.users[:-1]
        notes.pop()
