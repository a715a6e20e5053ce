"""The votes are counted under a re-entrant lock."""

import threading

votes = {}
lock = threading.RLock()


def vote(name):
    with lock:
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
