"""Two consumers move the index of a circular buffer without a lock: an item is taken twice."""

import threading

items = ["a", "b", "c", "d"]
head = 0
taken = []
lock = threading.Lock()


def take():
    global head
    with lock:
        item = items[head % len(items)]
        head += 1
    taken.append(item)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((take,), (take,))
    assert sorted(taken) == ["a", "b"], taken
