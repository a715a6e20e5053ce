# verdict: wrong
# check: test_a_later_thread_starts_empty
"""Keyed by ident; taken out when the Thread object dies, which may be long after the thread."""
import weakref
from threading import RLock, current_thread, get_ident


class Local:
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        object.__setattr__(self, "_lock", RLock())
        object.__setattr__(self, "_made_with", (args, kwargs))
        object.__setattr__(self, "_dicts", {get_ident(): {}})
        return self

    def _mine(self):
        with self._lock:
            new = get_ident() not in self._dicts
            mine = self._dicts.setdefault(get_ident(), {})
        if new:
            weakref.finalize(current_thread(), self._dicts.pop, get_ident(), None)
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
