"""`setdefault` tests and stores in one step."""

import threading

groups = {}


def put(key, item):
    groups.setdefault(key, []).append(item)


def main():
    threads = [threading.Thread(target=put, args=("x", n)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(groups["x"]) == [0, 1], groups
