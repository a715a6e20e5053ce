# verdict: race
# check: test_made_once
# Looks, then makes: two threads make.


class OnceCache:
    def __init__(self):
        self.values = {}

    def get(self, key, make):
        if key not in self.values:
            self.values[key] = make()
        return self.values[key]
