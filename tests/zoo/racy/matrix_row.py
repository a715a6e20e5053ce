"""Rows of a matrix are lists in a list; two threads add to one cell."""

import threading

FEWEST_PREEMPTIONS = 1
matrix = [[0] * 2 for _ in range(2)]


def add(row, column):
    matrix[row][column] += 1


def main():
    threads = [threading.Thread(target=add, args=(1, 0)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert matrix == [[0, 0], [2, 0]], matrix
