"""A lock around `next` lets one thread into the generator."""

import threading

state = {"next": 0}


def tickets():
    while True:
        state["next"] += 1
        yield state["next"]


source = tickets()
sold = []
lock = threading.Lock()


def sell():
    with lock:
        sold.append(next(source))


def main():
    threads = [threading.Thread(target=sell) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sold) == [1, 2], sold
