"""`lru_cache` does not hold others back while the function runs: it runs twice."""

import threading
from functools import lru_cache

FEWEST_PREEMPTIONS = 1
calls = []


@lru_cache(maxsize=None)
def load(name):
    calls.append(name)
    return name.upper()


def main():
    threads = [threading.Thread(target=load, args=("a",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == ["a"], calls
