"""`getattr` and `setattr` under a lock."""

import threading
from types import SimpleNamespace

stats = SimpleNamespace(hits=0, misses=0)
lock = threading.Lock()


def bump(name):
    with lock:
        setattr(stats, name, getattr(stats, name) + 1)


def main():
    threads = [threading.Thread(target=bump, args=("hits",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stats.hits == 2, stats.hits
