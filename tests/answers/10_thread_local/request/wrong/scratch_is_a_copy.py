# verdict: wrong
# check: test_fn_sees_its_user_and_its_scratch
"""What is appended to a copy is lost."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()


def _mine():
    if not getattr(here, "stack", None):
        raise NoRequest
    return here.stack[-1]


def current_user():
    return _mine()[0]


def scratch():
    return list(_mine()[1])


def handle_request(user, fn):
    here.stack = [*getattr(here, "stack", []), (user, [])]
    try:
        return fn()
    finally:
        here.stack = here.stack[:-1]
