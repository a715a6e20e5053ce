"""A semaphore of two lets two threads into a place for one."""

import threading

FEWEST_PREEMPTIONS = 1
gate = threading.Semaphore(2)
balance = 100


def withdraw():
    global balance
    with gate:
        balance -= 10


def main():
    threads = [threading.Thread(target=withdraw) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert balance == 70, balance
