# verdict: wrong
# check: test_a_pool_thread_forgets_the_request
"""The stack is made in the importing thread; the others have none."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()
here.stack = []


def current_user():
    if not here.stack:
        raise NoRequest
    return here.stack[-1][0]


def scratch():
    if not here.stack:
        raise NoRequest
    return here.stack[-1][1]


def handle_request(user, fn):
    here.stack.append((user, []))
    try:
        return fn()
    finally:
        here.stack.pop()
