# verdict: wrong
# check: test_a_later_thread_starts_empty
"""id() of a Thread object is used again as soon as the object is gone."""
from threading import RLock, current_thread


class Local:
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        object.__setattr__(self, "_lock", RLock())
        object.__setattr__(self, "_made_with", (args, kwargs))
        object.__setattr__(self, "_dicts", {id(current_thread()): {}})
        return self

    def _mine(self):
        me = id(current_thread())
        with self._lock:
            new = me not in self._dicts
            mine = self._dicts.setdefault(me, {})
        if new:
            args, kwargs = self._made_with
            self.__init__(*args, **kwargs)
        return mine

    def __getattr__(self, name):
        mine = self._mine()
        if name not in mine:
            raise AttributeError(name)
        return mine[name]

    def __setattr__(self, name, value):
        self._mine()[name] = value

    def __delattr__(self, name):
        try:
            del self._mine()[name]
        except KeyError:
            raise AttributeError(name) from None
