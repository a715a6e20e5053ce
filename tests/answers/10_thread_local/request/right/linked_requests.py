"""Each request knows the one around it."""

from threading import local

_here = local()


class NoRequest(Exception):
    """Raised outside a request."""


class Request:
    def __init__(self, user):
        self.user = user
        self.scratch = []
        self.outer = None

    def __enter__(self):
        self.outer = getattr(_here, "request", None)
        _here.request = self
        return self

    def __exit__(self, *_):
        if self.outer is None:
            del _here.request
        else:
            _here.request = self.outer


def _request():
    try:
        return _here.request
    except AttributeError:
        raise NoRequest("not in a request") from None


def current_user():
    return _request().user


def scratch():
    return _request().scratch


def handle_request(user, fn):
    with Request(user):
        return fn()
