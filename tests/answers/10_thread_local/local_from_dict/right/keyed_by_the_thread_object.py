import threading
import weakref


class Local:
    def __new__(cls, /, *args, **kwargs):
        self = super().__new__(cls)
        box = {}
        object.__setattr__(self, "_Local__box", box)
        object.__setattr__(self, "_Local__how", (args, kwargs))
        box[threading.current_thread()] = {}
        return self

    def _Local__mine(self):
        box = object.__getattribute__(self, "_Local__box")
        me = threading.current_thread()
        if me not in box:
            box[me] = {}
            args, kwargs = object.__getattribute__(self, "_Local__how")
            type(self).__init__(self, *args, **kwargs)
        return box[me]

    def __getattribute__(self, name):
        mine = object.__getattribute__(self, "_Local__mine")()
        if name in mine:
            return mine[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        object.__getattribute__(self, "_Local__mine")()[name] = value

    def __delattr__(self, name):
        mine = object.__getattribute__(self, "_Local__mine")()
        if name not in mine:
            raise AttributeError(name)
        del mine[name]
