"""A `UserDict` is a class of the standard library; its entries are shared all the same."""

import threading
from collections import UserDict

FEWEST_PREEMPTIONS = 1
scores = UserDict(ana=0)


def win(name):
    scores[name] += 1


def main():
    threads = [threading.Thread(target=win, args=("ana",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert scores["ana"] == 2, scores["ana"]
