# verdict: race
# check: test_threads_are_apart
"""Another thread swaps its own dict in before this one has looked into it."""
from threading import current_thread
from weakref import WeakKeyDictionary


class Local:
    __slots__ = "_local", "__dict__"

    def __new__(cls, /, *args, **kwargs):
        self = object.__new__(cls)
        dicts = WeakKeyDictionary({current_thread(): {}})
        object.__setattr__(self, "_local", (dicts, args, kwargs))
        return self

    def __getattribute__(self, name):
        dicts, args, kwargs = parts_of(self)
        swap(self, dicts, args, kwargs)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        dicts, args, kwargs = parts_of(self)
        swap(self, dicts, args, kwargs)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        dicts, args, kwargs = parts_of(self)
        swap(self, dicts, args, kwargs)
        object.__delattr__(self, name)


def parts_of(self):
    return object.__getattribute__(self, "_local")


def swap(self, dicts, args, kwargs):
    me = current_thread()
    mine = dicts.get(me)
    new = mine is None
    if new:
        mine = dicts[me] = {}
    object.__setattr__(self, "__dict__", mine)
    if new:
        type(self).__init__(self, *args, **kwargs)
