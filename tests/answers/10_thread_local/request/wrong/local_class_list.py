# verdict: race|wrong
# check: test_threads_do_not_see_each_other
import threading


class NoRequest(Exception):
    pass


class Here(threading.local):
    stack = []


here = Here()


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
