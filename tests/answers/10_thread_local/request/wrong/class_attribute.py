# verdict: race
# check: test_threads_do_not_see_each_other
"""A subclass of local, but the values are attributes of the class."""

import threading


class NoRequest(Exception):
    pass


class Here(threading.local):
    user = None
    notes = None


def current_user():
    if Here.notes is None:
        raise NoRequest
    return Here.user


def scratch():
    if Here.notes is None:
        raise NoRequest
    return Here.notes


def handle_request(user, fn):
    before = Here.user, Here.notes
    Here.user, Here.notes = user, []
    try:
        return fn()
    finally:
        Here.user, Here.notes = before
