"""`[[0]] * 2` holds one row twice: two threads write "different" rows."""

import threading

FEWEST_PREEMPTIONS = 1
table = [[0]] * 2


def add(row):
    table[row][0] += 1


def main():
    threads = [threading.Thread(target=add, args=(row,)) for row in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert table[0][0] == 2, table
