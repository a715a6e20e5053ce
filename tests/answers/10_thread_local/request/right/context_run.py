import contextvars


class NoRequest(Exception):
    pass


_request = contextvars.ContextVar("request")


def current_user():
    request = _request.get(None)
    if request is None:
        raise NoRequest
    return request[0]


def scratch():
    request = _request.get(None)
    if request is None:
        raise NoRequest
    return request[1]


def handle_request(user, fn):
    def body():
        _request.set((user, []))
        return fn()

    return contextvars.copy_context().run(body)
