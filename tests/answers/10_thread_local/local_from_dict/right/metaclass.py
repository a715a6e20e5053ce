"""A metaclass keeps the arguments; the thread object is compared to know a used-again ident."""
from threading import RLock, current_thread, get_ident


class Made(type):
    def __call__(cls, *args, **kwargs):
        self = cls.__new__(cls)
        object.__setattr__(self, "_state", (RLock(), {}, args, kwargs))
        self._mine()
        return self


class Local(metaclass=Made):
    def _mine(self):
        lock, entries, args, kwargs = object.__getattribute__(self, "_state")
        with lock:
            owner, mine = entries.get(get_ident(), (None, None))
            if owner is not current_thread():
                mine = {}
                entries[get_ident()] = (current_thread(), mine)
                type(self).__init__(self, *args, **kwargs)
        return mine

    def __getattr__(self, name):
        mine = self._mine()
        if name in mine:
            return mine[name]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        self._mine()[name] = value

    def __delattr__(self, name):
        mine = self._mine()
        if name in mine:
            del mine[name]
        else:
            raise AttributeError(name)
