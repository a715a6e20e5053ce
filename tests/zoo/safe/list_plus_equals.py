"""`+=` on a list extends it in place, and stores back the same list."""

import threading

rows = []


def add(n):
    global rows
    rows += [n]


def main():
    threads = [threading.Thread(target=add, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(rows) == [0, 1], rows
