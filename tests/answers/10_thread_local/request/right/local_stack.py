"""A stack of requests in a local object."""

import threading


class NoRequest(Exception):
    pass


class Here(threading.local):
    def __init__(self):
        self.stack = []


here = Here()


def current_user():
    if not here.stack:
        raise NoRequest("no request in this thread")
    return here.stack[-1][0]


def scratch():
    if not here.stack:
        raise NoRequest("no request in this thread")
    return here.stack[-1][1]


def handle_request(user, fn):
    here.stack.append((user, []))
    try:
        return fn()
    finally:
        here.stack.pop()
