"""Two threads ask one generator for the next ticket; it may already be executing."""

import threading

FEWEST_PREEMPTIONS = 1
state = {"next": 0}


def tickets():
    while True:
        state["next"] += 1
        yield state["next"]


source = tickets()
sold = []


def sell():
    sold.append(next(source))


def main():
    threads = [threading.Thread(target=sell) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sold) == [1, 2], sold
