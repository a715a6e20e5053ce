# verdict: wrong
# check: test_the_user_is_restored_whatever_the_block_raises
import contextlib, threading

here = threading.local()


def current_user():
    return getattr(here, "user", None)


@contextlib.contextmanager
def as_user(user):
    old = current_user()
    here.user = user
    try:
        yield
    except Exception:
        here.user = old
        raise
    else:
        here.user = old
