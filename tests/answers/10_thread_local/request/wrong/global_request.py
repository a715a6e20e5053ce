# verdict: race
# check: test_threads_do_not_see_each_other
"""One global for all threads."""

import threading


class NoRequest(Exception):
    pass


request = None


def current_user():
    if request is None:
        raise NoRequest
    return request[0]


def scratch():
    if request is None:
        raise NoRequest
    return request[1]


def handle_request(user, fn):
    global request
    before = request
    request = (user, [])
    try:
        return fn()
    finally:
        request = before
