# attack: the hooks that are called at each access do nothing
# verdict: forged
import sys
import types

watch = sys.modules["kit.explorer.watch"]
for name, value in list(vars(watch).items()):
    if isinstance(value, types.FunctionType):
        def quiet(*args, **options):
            return args[0] if args else None
        setattr(watch, name, quiet)

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
