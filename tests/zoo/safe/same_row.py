"""The rows are two lists."""

import threading

table = [[0] for _ in range(2)]


def add(row):
    table[row][0] += 1


def main():
    threads = [threading.Thread(target=add, args=(row,)) for row in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert table == [[1], [1]], table
