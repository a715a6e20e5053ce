"""A semaphore of one is a lock."""

import threading

gate = threading.BoundedSemaphore(1)
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
