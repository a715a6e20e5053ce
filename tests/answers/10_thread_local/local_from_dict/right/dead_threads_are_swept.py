"""Entries of ended threads are taken out under the lock whenever a new thread comes."""
import threading


class Local:
    def __new__(cls, /, *args, **kwargs):
        self = super().__new__(cls)
        me = threading.current_thread()
        object.__setattr__(self, "_impl", (threading.Lock(), {me: {}}, args, kwargs))
        return self

    def _dict(self):
        lock, dicts, args, kwargs = self._impl
        me = threading.current_thread()
        with lock:
            mine = dicts.get(me)
            if mine is not None:
                return mine
            for thread in [thread for thread in dicts if not thread.is_alive()]:
                del dicts[thread]
            mine = dicts[me] = {}
        type(self).__init__(self, *args, **kwargs)
        return mine

    def __getattr__(self, name):
        try:
            return self._dict()[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self._dict()[name] = value

    def __delattr__(self, name):
        try:
            del self._dict()[name]
        except KeyError:
            raise AttributeError(name) from None
