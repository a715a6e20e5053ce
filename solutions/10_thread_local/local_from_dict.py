"""threading.local from a dict and get_ident()."""

import functools
from threading import Lock, current_thread, get_ident


class Local:
    """One dict of attributes for each thread that uses the object."""

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        # Past our own __setattr__, which would store it for one thread only.
        object.__setattr__(self, "_made_with", (args, kwargs))
        object.__setattr__(self, "_lock", Lock())
        # Python itself calls __init__ in the thread that makes the object: it has its entry.
        object.__setattr__(self, "_entries", {get_ident(): (current_thread(), {})})
        return self

    def __getattribute__(self, name):
        attributes = _attributes(self)
        if name in attributes:
            return attributes[name]
        # Methods and class attributes; or the AttributeError that is due.
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _attributes(self)[name] = value

    def __delattr__(self, name):
        attributes = _attributes(self)
        if name not in attributes:
            raise AttributeError(f"this thread has no attribute {name!r}")
        del attributes[name]


def _attributes(local):
    """This thread's dict; made, and filled by __init__, at the thread's first use."""
    own = functools.partial(object.__getattribute__, local)
    me = current_thread()
    entries = own("_entries")
    with own("_lock"):
        thread, attributes = entries.get(get_ident(), (None, None))
        # Idents are used again: an entry may belong to a thread that has ended.
        new = thread is not me
        if new:
            attributes = {}
            entries[get_ident()] = (me, attributes)
    if new:
        # Outside the lock: __init__ sets attributes, and so comes back to this function.
        args, kwargs = own("_made_with")
        type(local).__init__(local, *args, **kwargs)
    return attributes
