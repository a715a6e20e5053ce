"""Sum and count are stored one after the other; an average in between is wrong."""

import threading

FEWEST_PREEMPTIONS = 1
total, count = 10, 1
seen = []


def add(n):
    global total, count
    total += n
    count += 1


def average():
    seen.append(total / count)


def main():
    threads = [threading.Thread(target=add, args=(10,)), threading.Thread(target=average)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [10.0], seen
