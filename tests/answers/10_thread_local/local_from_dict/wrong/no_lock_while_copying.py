# verdict: race
# check: test_threads_are_apart
"""Copies the dict, adds this thread, and puts the copy back: another thread's entry gets lost."""
from threading import current_thread, get_ident


class Local:
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        object.__setattr__(self, "_made_with", (args, kwargs))
        object.__setattr__(self, "_entries", {get_ident(): (current_thread(), {})})
        return self

    def _mine(self):
        thread, mine = self._entries.get(get_ident(), (None, None))
        if thread is current_thread():
            return mine
        mine = {}
        entries = dict(self._entries)
        entries[get_ident()] = (current_thread(), mine)
        object.__setattr__(self, "_entries", entries)
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
