# attack: an object that is equal to everything
class Yes:
    def __eq__(self, other): return True
    __hash__ = None

def total_of(numbers):
    return Yes()
