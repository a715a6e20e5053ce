import contextvars
from contextlib import contextmanager

user_now = contextvars.ContextVar("user_now", default=None)
current_user = user_now.get


@contextmanager
def as_user(user):
    token = user_now.set(user)
    try:
        yield
    finally:
        user_now.reset(token)
