"""The attributes live in the Thread object, under a key of this object's own."""
import threading


class Local:
    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_key", f"local-{id(self)}")
        object.__setattr__(self, "_args", (args, kwargs))
        threading.current_thread().__dict__[self._key] = {}
        return self

    def _attributes(self):
        of_thread = threading.current_thread().__dict__
        if self._key not in of_thread:
            of_thread[self._key] = {}
            args, kwargs = self._args
            self.__init__(*args, **kwargs)
        return of_thread[self._key]

    def __getattr__(self, name):
        try:
            return self._attributes()[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self._attributes()[name] = value

    def __delattr__(self, name):
        try:
            del self._attributes()[name]
        except KeyError:
            raise AttributeError(name) from None
