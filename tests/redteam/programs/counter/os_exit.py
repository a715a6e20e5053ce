# attack: ends the process with status 0
class Counter:
    total = 0

    def add(self, n):
        import os; os._exit(0)
