import threading
import weakref


class NoRequest(Exception):
    pass


_requests = weakref.WeakKeyDictionary()
_lock = threading.Lock()


def _mine():
    with _lock:
        stack = _requests.setdefault(threading.current_thread(), [])
    return stack


def _top():
    stack = _mine()
    if not stack:
        raise NoRequest
    return stack[-1]


def current_user():
    return _top()["user"]


def scratch():
    return _top()["scratch"]


def handle_request(user, fn):
    stack = _mine()
    stack.append({"user": user, "scratch": []})
    try:
        return fn()
    finally:
        stack.pop()
