# attack: raises KeyboardInterrupt
class Counter:
    total = 0

    def add(self, n):
        raise KeyboardInterrupt
