"""A second value depends on the first one, and each has a lock of its own. Repaired."""

import threading

lock_a, lock_b = threading.Lock(), threading.Lock()
price, tax = 10, 1
seen = []


def change():
    global price, tax
    with lock_a:
        price = 20
        with lock_b:
            tax = 2


def read():
    with lock_a, lock_b:
        first, second = price, tax
    seen.append((first, second))


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((change,), (read,))
    assert seen[0] in [(10, 1), (20, 2)], seen
