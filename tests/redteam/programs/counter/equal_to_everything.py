# attack: the total is an object that is equal to everything
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0


class Counter:
    total = Yes()

    def add(self, n): pass
