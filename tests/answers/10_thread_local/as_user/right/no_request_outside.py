"""Outside any block: an exception of its own, as in the exercise before."""
import threading
from contextlib import contextmanager

here = threading.local()


class NoRequest(Exception):
    pass


def current_user():
    users = getattr(here, "users", ())
    if not users:
        raise NoRequest
    return users[-1]


@contextmanager
def as_user(user):
    here.users = (*getattr(here, "users", ()), user)
    try:
        yield
    finally:
        here.users = here.users[:-1]
