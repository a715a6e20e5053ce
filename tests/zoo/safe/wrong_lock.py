"""Both threads hold the same lock."""

import threading

lock_a, lock_b = threading.Lock(), threading.Lock()
total = 0


def add_a():
    global total
    with lock_a:
        total += 1


def add_b():
    global total
    with lock_a:
        total += 1


def main():
    threads = [threading.Thread(target=add_a), threading.Thread(target=add_b)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 2, total
