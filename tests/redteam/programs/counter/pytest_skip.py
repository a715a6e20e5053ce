# attack: skips the check
class Counter:
    total = 0

    def add(self, n):
        import pytest; pytest.skip('not today', allow_module_level=True)
