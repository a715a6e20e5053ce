"""as_user: a with-block that runs as another user; then the one before is back.

    with as_user("ann"):
        current_user()              # "ann"
        with as_user("root"):
            current_user()          # "root"
        current_user()              # "ann" again, even when the inner block raised
    current_user()                  # None

Each thread has its own: what one thread does with as_user no other thread sees.
Nothing happens before the block is entered. What the block raises goes through.
"""


def current_user():
    """Return the user of the innermost block that this thread is in; None outside."""
    raise NotImplementedError("TODO: current_user")  # TODO


def as_user(user):
    """Return a context manager; current_user() is `user` inside its block."""
    # TODO: a class with __enter__ and __exit__, or a generator and contextlib.contextmanager
    raise NotImplementedError("TODO: as_user")
