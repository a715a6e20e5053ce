"""`max` with a key function walks a dict while another thread adds a key."""

import threading

FEWEST_PREEMPTIONS = 1
votes = {"a": 2, "b": 1}
winners = []


def count():
    winners.append(max(votes, key=lambda name: votes[name]))


def vote():
    votes["c"] = 3


def main():
    threads = [threading.Thread(target=count), threading.Thread(target=vote)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert winners
