# verdict: wrong
# check: test_no_request_before_and_after
"""fn runs in another thread than the caller's, and its exception is lost."""

import threading


class NoRequest(Exception):
    pass


here = threading.local()


def _mine():
    request = getattr(here, "request", None)
    if request is None:
        raise NoRequest
    return request


def current_user():
    return _mine()[0]


def scratch():
    return _mine()[1]


def handle_request(user, fn):
    box = []

    def work():
        here.request = (user, [])
        box.append(fn())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return box[0] if box else None
