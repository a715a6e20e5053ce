# verdict: wrong|race
# check: test_threads_of_the_same_name_are_apart
"""Two threads may have the same name."""
from threading import Lock, current_thread, get_ident


class Local:
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        object.__setattr__(self, "_lock", Lock())
        object.__setattr__(self, "_made_with", (args, kwargs))
        object.__setattr__(self, "_entries", {current_thread().name: (current_thread(), {})})
        return self

    def _mine(self):
        with self._lock:
            thread, mine = self._entries.get(current_thread().name, (None, None))
            if mine is not None:
                return mine
            mine = {}
            self._entries[current_thread().name] = (current_thread(), mine)
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
        mine = self._mine()
        if name not in mine:
            raise AttributeError(name)
        del mine[name]
