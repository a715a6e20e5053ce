"""Each thread adds to a row of its own."""

import threading

matrix = [[0] * 2 for _ in range(2)]


def add(row, column):
    matrix[row][column] += 1


def main():
    threads = [threading.Thread(target=add, args=(row, 0)) for row in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert matrix == [[1, 0], [1, 0]], matrix
