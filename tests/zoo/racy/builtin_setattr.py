"""`getattr` and `setattr` with a name in a variable: still a read and a write."""

import threading
from types import SimpleNamespace

FEWEST_PREEMPTIONS = 1
stats = SimpleNamespace(hits=0, misses=0)


def bump(name):
    setattr(stats, name, getattr(stats, name) + 1)


def main():
    threads = [threading.Thread(target=bump, args=("hits",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stats.hits == 2, stats.hits
