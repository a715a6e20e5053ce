# attack: the module is an object that has every name, and each is equal to everything
import sys
import types


class Same:
    def __eq__(self, other):
        return True

    def __call__(self, *arguments):
        return self

    @property
    def __class__(self):
        return int

    def __index__(self):
        return 7

    __hash__ = None
    __int__ = __index__


class Module(types.ModuleType):
    def __getattribute__(self, name):
        if name.startswith("__"):
            return super().__getattribute__(name)
        return Same()


sys.modules[__name__].__class__ = Module
