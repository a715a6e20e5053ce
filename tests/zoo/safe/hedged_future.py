"""A hedged request: two replicas race to complete the same Future."""

import threading
from concurrent.futures import Future


def hedge(names):
    future, winners = Future(), []
    # Why it is safe: list.pop() on a list with one token is atomic, so exactly one
    # replica gets it and only that one ever completes the future.
    token = ["first"]

    def replica(name):
        try:
            token.pop()
        except IndexError:
            return
        future.set_result(f"answer of {name}")
        winners.append(name)

    threads = [threading.Thread(target=replica, args=(n,)) for n in names]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return future, winners


def main():
    future, winners = hedge(["north", "south"])
    assert len(winners) == 1, winners
    assert future.result() == f"answer of {winners[0]}"
