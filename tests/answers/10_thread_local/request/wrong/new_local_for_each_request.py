# verdict: race
# check: test_threads_do_not_see_each_other
"""Each request makes a new local object in a global: the threads overwrite each other."""

import threading


class NoRequest(Exception):
    pass


here = None


def current_user():
    try:
        return here.user
    except AttributeError:
        raise NoRequest from None


def scratch():
    try:
        return here.notes
    except AttributeError:
        raise NoRequest from None


def handle_request(user, fn):
    global here
    before = here
    here = threading.local()
    here.user, here.notes = user, []
    try:
        return fn()
    finally:
        here = before
