"""`not in` then a new list: the second thread throws the first one's list away."""

import threading

FEWEST_PREEMPTIONS = 1
groups = {}


def put(key, item):
    if key not in groups:
        groups[key] = []
    groups[key].append(item)


def main():
    threads = [threading.Thread(target=put, args=("x", n)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(groups["x"]) == [0, 1], groups
