"""A weak dict from Thread object to attributes: a thread that is gone takes its entry with it."""
import threading
from weakref import WeakKeyDictionary


class Local:
    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_Local__lock", threading.RLock())
        object.__setattr__(self, "_Local__args", (args, kwargs))
        object.__setattr__(self, "_Local__all", WeakKeyDictionary())
        with self.__lock:
            self.__all[threading.current_thread()] = {}
        return self

    def __attributes(self):
        me = threading.current_thread()
        with self.__lock:
            if me in self.__all:
                return self.__all[me]
            mine = self.__all[me] = {}
        self.__init__(*self.__args[0], **self.__args[1])
        return mine

    def __getattr__(self, name):
        if name.startswith("_Local__"):
            raise AttributeError(name)
        mine = self.__attributes()
        if name in mine:
            return mine[name]
        raise AttributeError(f"no {name} in this thread")

    def __setattr__(self, name, value):
        self.__attributes()[name] = value

    def __delattr__(self, name):
        mine = self.__attributes()
        if name not in mine:
            raise AttributeError(f"no {name} in this thread")
        mine.pop(name)
