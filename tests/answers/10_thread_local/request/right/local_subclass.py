import threading


class NoRequest(Exception):
    pass


class _Here(threading.local):
    def __init__(self):
        self.users = []
        self.lists = []


_here = _Here()


def current_user():
    if not _here.users:
        raise NoRequest("no request here")
    return _here.users[-1]


def scratch():
    if not _here.lists:
        raise NoRequest("no request here")
    return _here.lists[-1]


def handle_request(user, fn):
    _here.users.append(user)
    _here.lists.append([])
    try:
        return fn()
    finally:
        _here.users.pop()
        _here.lists.pop()
