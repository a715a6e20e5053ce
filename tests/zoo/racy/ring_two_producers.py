"""A ring without a lock serves one producer; with two an item is lost."""

import threading

FEWEST_PREEMPTIONS = 1
slots = [None] * 4
tail = 0


def put(item):
    global tail
    slots[tail % 4] = item
    tail += 1


def main():
    threads = [threading.Thread(target=put, args=(item,)) for item in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(slots[:tail]) == ["a", "b"], (slots, tail)
