# attack: raises GeneratorExit
class Counter:
    total = 0

    def add(self, n):
        raise GeneratorExit
