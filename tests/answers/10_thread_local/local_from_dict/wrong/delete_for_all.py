# verdict: race|wrong
# check: test_threads_are_apart
"""del takes the attribute from every thread."""
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
        if name not in self._mine():
            raise AttributeError(name)
        for _, attributes in list(self._entries.values()):
            attributes.pop(name, None)
