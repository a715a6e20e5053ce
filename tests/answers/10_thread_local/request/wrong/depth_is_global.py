# verdict: race|wrong
# check: test_threads_do_not_see_each_other
import threading


class NoRequest(Exception):
    pass


here = threading.local()
depth = 0


def current_user():
    if not depth:
        raise NoRequest
    return here.stack[-1][0]


def scratch():
    if not depth:
        raise NoRequest
    return here.stack[-1][1]


def handle_request(user, fn):
    global depth
    if not hasattr(here, "stack"):
        here.stack = []
    here.stack.append((user, []))
    depth += 1
    try:
        return fn()
    finally:
        depth -= 1
        here.stack.pop()
