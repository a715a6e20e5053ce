"""A circular queue whose size is changed outside the lock."""

import threading

FEWEST_PREEMPTIONS = 1
lock = threading.Lock()
cells = [None] * 3
state = {"first": 0, "size": 0}


def enqueue(item):
    with lock:
        cells[(state["first"] + state["size"]) % 3] = item
    state["size"] += 1


def main():
    threads = [threading.Thread(target=enqueue, args=(item,)) for item in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert state["size"] == 2, state
    assert set(cells[:2]) == {"a", "b"}, cells
