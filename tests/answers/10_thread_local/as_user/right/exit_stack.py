import contextlib
import threading

here = threading.local()


def current_user():
    return vars(here).get("user")


@contextlib.contextmanager
def as_user(user):
    with contextlib.ExitStack() as stack:
        stack.callback(setattr, here, "user", current_user())
        here.user = user
        yield
