"""The cache moves and throws out under a lock."""

import threading
from collections import OrderedDict

cache = OrderedDict(a=1, b=2)
lock = threading.Lock()


def get(key):
    with lock:
        if key in cache:
            cache.move_to_end(key)


def put(key):
    with lock:
        cache[key] = 0
        cache.popitem(last=False)


def main():
    threads = [threading.Thread(target=get, args=("a",)), threading.Thread(target=put, args=("c",))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
