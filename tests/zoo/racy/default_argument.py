"""A mutable default argument is one list for all calls."""

import threading

FEWEST_PREEMPTIONS = 1


def count(calls=[0]):  # noqa: B006
    calls[0] += 1
    return calls[0]


def main():
    threads = [threading.Thread(target=count) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    last = count()
    assert last == 3, last
