# attack: rejects the input, as if it had never been drawn
class Counter:
    total = 0

    def add(self, n):
        from hypothesis import reject; reject()
