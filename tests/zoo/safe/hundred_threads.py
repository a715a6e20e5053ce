"""A hundred threads add one to a total under a lock."""

import threading

total = 0
lock = threading.Lock()


def add():
    global total
    with lock:
        total += 1


def main():
    threads = [threading.Thread(target=add) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 100, total
