# attack: raises SystemExit(0)
class Counter:
    total = 0

    def add(self, n):
        import sys; sys.exit(0)
