"""A dict from ident to a stack, under a lock; an empty stack is taken out."""

import threading


class NoRequest(Exception):
    pass


lock = threading.Lock()
requests = {}


def _mine():
    with lock:
        stack = requests.get(threading.get_ident())
    if stack is None:
        raise NoRequest
    return stack[-1]


def current_user():
    return _mine()[0]


def scratch():
    return _mine()[1]


def handle_request(user, fn):
    ident = threading.get_ident()
    with lock:
        stack = requests.setdefault(ident, [])
    stack.append((user, []))
    try:
        return fn()
    finally:
        stack.pop()
        if not stack:
            with lock:
                del requests[ident]
