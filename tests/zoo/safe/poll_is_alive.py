"""Main polls `is_alive` and then reads the answer."""

import threading
import time

answer = []


def work():
    for n in range(3):
        answer.append(n)


def main():
    worker = threading.Thread(target=work)
    worker.start()
    while worker.is_alive():
        time.sleep(0.001)
    assert answer == [0, 1, 2], answer
