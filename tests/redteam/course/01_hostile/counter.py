class Counter:
    def __init__(self):
        raise NotImplementedError("TODO: start at 0")

    def add(self, n):
        raise NotImplementedError("TODO: no other thread may come between")
