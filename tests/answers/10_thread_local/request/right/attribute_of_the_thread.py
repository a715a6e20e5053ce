"""The requests hang on the Thread object itself."""

import threading


class NoRequest(Exception):
    pass


def _stack():
    thread = threading.current_thread()
    if not hasattr(thread, "requests"):
        thread.requests = []
    return thread.requests


def _mine():
    stack = _stack()
    if not stack:
        raise NoRequest
    return stack[-1]


def current_user():
    return _mine()[0]


def scratch():
    return _mine()[1]


def handle_request(user, fn):
    _stack().append((user, []))
    try:
        return fn()
    finally:
        _stack().pop()
