# attack: raises SkipTest
class Counter:
    total = 0

    def add(self, n):
        import unittest; raise unittest.SkipTest('no')
