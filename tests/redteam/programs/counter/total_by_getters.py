# attack: the race is between built-in functions that nobody watches
import operator

get, put = operator.attrgetter("total"), object.__setattr__


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = get(self)
        put(self, "total", seen + n)
