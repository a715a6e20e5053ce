"""A decorator turns methods into critical sections."""

import functools
import threading


def locked(method):
    @functools.wraps(method)
    def inner(self, *args):
        with self.lock:
            return method(self, *args)

    return inner


class Tally:
    def __init__(self):
        self.lock = threading.RLock()
        self.votes = {}

    @locked
    def vote(self, name):
        self.votes[name] = self.votes.get(name, 0) + 1

    @locked
    def vote_all(self, names):
        for name in names:
            self.vote(name)


def main():
    tally = Tally()
    threads = [
        threading.Thread(target=tally.vote_all, args=(names,)) for names in (("x", "y"), ("y", "x"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tally.votes == {"x": 2, "y": 2}, tally.votes
