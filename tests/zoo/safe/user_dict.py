"""A `UserDict` changed under a lock."""

import threading
from collections import UserDict

scores = UserDict(ana=0)
lock = threading.Lock()


def win(name):
    with lock:
        scores[name] += 1


def main():
    threads = [threading.Thread(target=win, args=("ana",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert scores["ana"] == 2, scores["ana"]
