"""The producers of a ring take turns with a lock."""

import threading

slots = [None] * 4
tail = 0
lock = threading.Lock()


def put(item):
    global tail
    with lock:
        slots[tail % 4] = item
        tail += 1


def main():
    threads = [threading.Thread(target=put, args=(item,)) for item in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(slots[:tail]) == ["a", "b"], (slots, tail)
