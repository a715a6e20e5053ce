"""The oldest entry is thrown out while another thread moves it to the end."""

import threading
from collections import OrderedDict

FEWEST_PREEMPTIONS = 1
cache = OrderedDict(a=1, b=2)


def get(key):
    if key in cache:
        cache.move_to_end(key)


def put(key):
    cache[key] = 0
    cache.popitem(last=False)


def main():
    threads = [threading.Thread(target=get, args=("a",)), threading.Thread(target=put, args=("c",))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
