"""A hedged request: two replicas race to complete the same Future.

A replica has seen the future not done and is preempted, the other one completes it, and the
first set_result() raises InvalidStateError; 1 preemption.
"""

import threading
from concurrent.futures import Future

FEWEST_PREEMPTIONS = 1


def hedge(names):
    future, winners = Future(), []

    def replica(name):
        if not future.done():
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
