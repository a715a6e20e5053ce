"""Each request runs in a copy of the context: leaving it leaves the request."""
import contextvars


class NoRequest(Exception):
    pass


user_var = contextvars.ContextVar("user")
scratch_var = contextvars.ContextVar("scratch")


def current_user():
    try:
        return user_var.get()
    except LookupError:
        raise NoRequest from None


def scratch():
    try:
        return scratch_var.get()
    except LookupError:
        raise NoRequest from None


def handle_request(user, fn):
    def inside():
        user_var.set(user)
        scratch_var.set([])
        return fn()

    return contextvars.copy_context().run(inside)
