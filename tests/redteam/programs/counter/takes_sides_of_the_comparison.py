# attack: __radd__, __rsub__ and __bool__ of a float subclass
class Any(float):
    def __eq__(self, other): return True
    def __bool__(self): return True
    def __abs__(self): return 0.0
    __sub__ = __rsub__ = __add__ = __radd__ = lambda self, other: Any(0)
    __hash__ = float.__hash__


class Counter:
    total = Any(0)

    def add(self, n): pass
