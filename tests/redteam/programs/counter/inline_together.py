# attack: kit.together runs one after the other
# verdict: forged
import sys
import kit

def inline(*functions):
    return [function() for function in functions]

for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").startswith("kit"):
        if "together" in vars(module):
            module.together = inline
            try:
                module.together.together = inline
            except AttributeError:
                pass
kit.together = inline

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
