# verdict: wrong
# check: test_two_objects_have_nothing_in_common
"""One dict in the class: all objects share it."""
from threading import current_thread, get_ident


class Local:
    _entries = {}

    def _mine(self):
        thread, mine = Local._entries.get(get_ident(), (None, None))
        if thread is not current_thread():
            mine = {}
            Local._entries[get_ident()] = (current_thread(), mine)
        return mine

    def __getattr__(self, name):
        try:
            return self._mine()[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self._mine()[name] = value

    def __delattr__(self, name):
        if self._mine().pop(name, self) is self:
            raise AttributeError(name)
