# attack: as_plain leaves out what does not look right
# verdict: forged
import sys

service = sys.modules["kit.explorer.service"]
plain = service.as_plain

def filtered(found):
    told = plain(found)
    outcomes = list(told["outcomes"])
    outcomes.sort(key=lambda each: -(each.get("value") or 0))
    told["outcomes"] = type(told["outcomes"])(outcomes[:1])
    return told

service.as_plain = filtered

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
