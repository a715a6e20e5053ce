# verdict: race|wrong
# check: test_an_idle_thread_sees_no_request
"""A lock around the request, and one global: an idle thread sees somebody else's user."""

import threading


class NoRequest(Exception):
    pass


lock = threading.RLock()
stack = []


def current_user():
    if not stack:
        raise NoRequest
    return stack[-1][0]


def scratch():
    if not stack:
        raise NoRequest
    return stack[-1][1]


def handle_request(user, fn):
    with lock:
        stack.append((user, []))
        try:
            return fn()
        finally:
            stack.pop()
