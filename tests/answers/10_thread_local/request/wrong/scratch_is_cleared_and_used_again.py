# verdict: wrong
# check: test_each_request_has_its_own_scratch
"""One list for each thread, emptied at the end: whoever kept it sees the next request."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()


def _depth():
    if not hasattr(here, "stack"):
        here.stack, here.spare = [], []
    return here.stack


def _mine():
    if not _depth():
        raise NoRequest
    return here.stack[-1]


def current_user():
    return _mine()[0]


def scratch():
    return _mine()[1]


def handle_request(user, fn):
    stack = _depth()
    notes = here.spare.pop() if here.spare else []
    stack.append((user, notes))
    try:
        return fn()
    finally:
        stack.pop()
        notes.clear()
        here.spare.append(notes)
