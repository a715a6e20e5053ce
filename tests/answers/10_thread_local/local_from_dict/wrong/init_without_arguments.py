# verdict: wrong
# check: test_init_of_a_subclass_runs_in_each_thread
"""__init__ runs in each thread, but without the arguments."""
from threading import Lock, current_thread, get_ident


class Local:
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        object.__setattr__(self, "_lock", Lock())
        object.__setattr__(self, "_made_with", (args, kwargs))
        object.__setattr__(self, "_entries", {get_ident(): (current_thread(), {})})
        return self

    def _mine(self):
        with self._lock:
            thread, mine = self._entries.get(get_ident(), (None, None))
            if thread is current_thread():
                return mine
            mine = {}
            self._entries[get_ident()] = (current_thread(), mine)
        args, kwargs = self._made_with
        self.__init__()
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
