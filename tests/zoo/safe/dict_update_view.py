"""`setdefault` with an object of its own says who was first."""

import threading

config = {"a": 1}
changes = []


def set_once(key):
    mine = object()
    if config.setdefault(key, mine) is mine:
        changes.append(key)


def main():
    threads = [threading.Thread(target=set_once, args=("b",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert changes == ["b"], changes
