# attack: the service answers with a forged exploration
# verdict: forged
import sys

def forged(root, path, scenario, args, **options):
    return {
        "outcomes": [{"kind": "returned", "value": sum(args), "count": 70, "schedule": "-",
                      "witness": None, "problem": None, "waits": [], "switches": 0}],
        "schedules": 70, "complete": True, "covered": "all 70 interleavings", "warnings": [],
    }

sys.modules["kit.explorer.service"].explore_scenario = forged

class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n
