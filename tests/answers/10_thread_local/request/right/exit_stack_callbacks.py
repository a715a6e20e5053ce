import contextlib
import threading


class NoRequest(Exception):
    pass


_local = threading.local()


def _get(name):
    try:
        return getattr(_local, name)
    except AttributeError:
        raise NoRequest from None


def current_user():
    return _get("user")


def scratch():
    return _get("scratch")


def handle_request(user, fn):
    with contextlib.ExitStack() as stack:
        if hasattr(_local, "user"):
            stack.callback(_local.__dict__.update, dict(_local.__dict__))
        else:
            stack.callback(_local.__dict__.clear)
        _local.user, _local.scratch = user, []
        return fn()
