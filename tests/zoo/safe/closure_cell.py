"""A variable of the enclosing function, changed under a lock of the enclosing function."""

from threading import Lock, Thread


def main():
    total = 0
    lock = Lock()

    def add(n):
        nonlocal total
        with lock:
            total = total + n

    threads = [Thread(target=add, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 13, total
