"""Keyed by ident; a weak reference to the thread tells whether the entry is still its own."""
from threading import Lock, current_thread, get_ident
from weakref import ref


class Local:
    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_store", {})
        object.__setattr__(self, "_guard", Lock())
        object.__setattr__(self, "_init", (args, kwargs))
        self._store[get_ident()] = (ref(current_thread()), {})
        return self

    def __getattribute__(self, name):
        if name in ("_store", "_guard", "_init", "__class__", "__init__"):
            return object.__getattribute__(self, name)
        mine = mine_of(self)
        return mine[name] if name in mine else object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        mine_of(self)[name] = value

    def __delattr__(self, name):
        if name not in mine_of(self):
            raise AttributeError(name)
        del mine_of(self)[name]


def mine_of(local):
    with local._guard:
        entry = local._store.get(get_ident())
        if entry is not None and entry[0]() is current_thread():
            return entry[1]
        fresh = {}
        local._store[get_ident()] = (ref(current_thread()), fresh)
    args, kwargs = local._init
    local.__init__(*args, **kwargs)
    return fresh
