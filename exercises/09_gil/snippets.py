"""Eight ways to count to two: two threads, and each of them runs the same snippet once.

If the total is then less than 2, an update was lost. This program runs each snippet very often
and shows how often that happened by chance:  python exercises/09_gil/snippets.py
"""

import sys
import threading

count = 0
lock = threading.Lock()
table = {}
events = []


class Box:
    count = 0


box = Box()


def plus_one():
    global count
    count += 1


def plus_int():
    global count
    count += int("1")


def attribute():
    box.count += 1


def append():
    events.append(1)


def locked():
    global count
    with lock:
        count += 1


def locked_twice():
    global count
    with lock:
        seen = count
    with lock:
        count = seen + 1


def first_time():
    if "n" not in table:
        table["n"] = 0
    table["n"] += 1


def get_then_set():
    table["n"] = table.get("n", 0) + 1


def total():
    """All updates that were kept, whichever snippet made them."""
    return count + box.count + len(events) + table.get("n", 0)


SNIPPETS = {
    each.__name__: each
    for each in (
        plus_one, plus_int, attribute, append, locked, locked_twice, first_time, get_then_set,
    )
}


def one_run(name, rounds):
    """Two threads, so many rounds each: True if an update was lost."""

    def work():
        for _ in range(rounds):
            snippet()

    snippet, before = SNIPPETS[name], total()
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total() - before < 2 * rounds


def by_chance(name, runs=20, rounds=10_000):
    """In how many of the runs an update was lost."""
    sys.setswitchinterval(0.00001)  # seconds; the usual 0.005 would need far more rounds
    return sum(one_run(name, rounds) for _ in range(runs))


if __name__ == "__main__":
    print("snippet       lost an update by chance")
    for name in SNIPPETS:
        print(f"{name:<13} in {by_chance(name):2} of 20 runs")
