# verdict: wrong
# check: test_no_request_before_and_after
"""return in finally swallows what fn raised."""

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
    return _mine()[1]


def handle_request(user, fn):
    here.stack = [*getattr(here, "stack", []), (user, [])]
    result = None
    try:
        result = fn()
    except Exception:
        pass
    here.stack = here.stack[:-1]
    return result
