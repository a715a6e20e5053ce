"""The Fibonacci bound is reached and never passed."""

import threading

i = j = 1


def add_to_i():
    global i
    for _ in range(2):
        i += j


def add_to_j():
    global j
    for _ in range(2):
        j += i


def main():
    threads = [threading.Thread(target=add_to_i), threading.Thread(target=add_to_j)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert i <= 8 and j <= 8, (i, j)
