"""Two consumers move the index of a circular buffer without a lock: an item is taken twice."""

import threading

FEWEST_PREEMPTIONS = 1
items = ["a", "b", "c", "d"]
head = 0
taken = []


def take():
    global head
    item = items[head % len(items)]
    head = head + 1
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
