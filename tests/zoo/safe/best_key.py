"""`max` walks a copy."""

import threading

votes = {"a": 2, "b": 1}
winners = []


def count():
    winners.append(max(list(votes), key=lambda name: votes[name]))


def vote():
    votes["c"] = 3


def main():
    threads = [threading.Thread(target=count), threading.Thread(target=vote)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert winners
