# verdict: race
# check: test_threads_do_not_see_each_other
"""Two threads may have the same name."""

import threading


class NoRequest(Exception):
    pass


requests = {}


def _mine():
    stack = requests.get(threading.current_thread().name)
    if not stack:
        raise NoRequest
    return stack[-1]


def current_user():
    return _mine()[0]


def scratch():
    return _mine()[1]


def handle_request(user, fn):
    name = threading.current_thread().name
    stack = requests.setdefault(name, [])
    stack.append((user, []))
    try:
        return fn()
    finally:
        stack.pop()
