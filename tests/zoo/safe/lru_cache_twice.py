"""`lru_cache` behind a lock: the function runs once."""

import threading
from functools import lru_cache

calls = []
lock = threading.Lock()


@lru_cache(maxsize=None)
def load(name):
    calls.append(name)
    return name.upper()


def get(name):
    with lock:
        return load(name)


def main():
    threads = [threading.Thread(target=get, args=("a",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == ["a"], calls
