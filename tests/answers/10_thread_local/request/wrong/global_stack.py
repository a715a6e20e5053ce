# verdict: race
# check: test_threads_do_not_see_each_other
"""The top of one stack for all threads need not be mine."""

import threading


class NoRequest(Exception):
    pass


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
    stack.append((user, []))
    try:
        return fn()
    finally:
        stack.pop()
