"""Which of the eight snippets can lose an update, and where."""

# A read and a write of the same value, and nothing that keeps them together. `+=` is both.
UNPROTECTED = {"plus_one", "plus_int", "attribute", "first_time", "get_then_set"}
# Each half is locked. But what was read under the first lock is old under the second.
HALVES = {"locked_twice"}
# Never: append is one operation of a list, which looks after itself; locked is under one lock.


def with_the_gil():
    """Return the set of the names of the snippets that can lose an update."""
    # Only where CPython looks for other threads between the read and the write: after a call.
    # int("1") is one, table.get(...) is one, and so is the end of a with block. The others are
    # right by luck: one call more in that line, or the next version, and they are not.
    return {"plus_int", "get_then_set"} | HALVES


def by_the_language():
    """The same, for what you can rely on."""
    return UNPROTECTED | HALVES


def free_threaded():
    """The same, for a build without the GIL."""
    # It uses all the freedom that the language leaves: threads really run at the same time.
    return by_the_language()
