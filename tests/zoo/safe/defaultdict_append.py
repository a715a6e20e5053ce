"""`defaultdict(list)` makes the missing list in one step."""

import threading
from collections import defaultdict

groups = defaultdict(list)


def put(key, n):
    groups[key].append(n)


def main():
    threads = [threading.Thread(target=put, args=("x", n)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(groups["x"]) == [0, 1], groups
