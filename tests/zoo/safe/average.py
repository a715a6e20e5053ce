"""Sum and count are stored and read under a lock."""

import threading

total, count = 10, 1
seen = []
lock = threading.Lock()


def add(n):
    global total, count
    with lock:
        total += n
        count += 1


def average():
    with lock:
        seen.append(total / count)


def main():
    threads = [threading.Thread(target=add, args=(10,)), threading.Thread(target=average)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [10.0], seen
