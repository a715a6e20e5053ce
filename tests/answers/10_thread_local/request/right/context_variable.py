"""A context variable: new threads start without it, and reset() brings the outer one back."""
from contextvars import ContextVar


class NoRequest(LookupError):
    pass


request = ContextVar("request", default=None)


def _get():
    found = request.get()
    if found is None:
        raise NoRequest("no request")
    return found


def current_user():
    return _get()["user"]


def scratch():
    return _get()["scratch"]


def handle_request(user, fn):
    token = request.set({"user": user, "scratch": []})
    try:
        return fn()
    finally:
        request.reset(token)
