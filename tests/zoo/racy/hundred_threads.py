"""A hundred threads add one to a total."""

import threading

FEWEST_PREEMPTIONS = 1
total = 0


def add():
    global total
    total += 1


def main():
    threads = [threading.Thread(target=add) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 100, total
