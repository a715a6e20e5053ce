# attack: the racy method is code that was compiled by a builtin of its own
# verdict: race
import builtins
import types

code = builtins.compile("def add(self, n):\n seen = self.total\n self.total = seen + n", "x", "exec")

class Counter:
    def __init__(self):
        self.total = 0

    add = types.FunctionType(code.co_consts[0], globals())
