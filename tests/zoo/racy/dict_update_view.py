"""A view of the keys is compared, then the dict is changed."""

import threading

FEWEST_PREEMPTIONS = 1
config = {"a": 1}
changes = []


def set_once(key):
    if not config.keys() >= {key}:
        config.update({key: 0})
        changes.append(key)


def main():
    threads = [threading.Thread(target=set_once, args=("b",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert changes == ["b"], changes
