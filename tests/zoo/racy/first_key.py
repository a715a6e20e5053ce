"""`try` the update, `except KeyError` store the first: two threads both store the first."""

import threading

FEWEST_PREEMPTIONS = 1
votes = {}


def vote(name):
    try:
        votes[name] += 1
    except KeyError:
        votes[name] = 1


def main():
    threads = [threading.Thread(target=vote, args=("yes",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert votes == {"yes": 2}, votes
