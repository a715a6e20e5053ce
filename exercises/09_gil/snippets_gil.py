"""The snippets once more, with the GIL written out.

CPython with a GIL runs one thread at a time. Now and then it *looks* whether another thread wants
the GIL: after each call, when a function begins, and at the end of each round of a loop - at no
other place (since 3.10). So between two looks no other thread can come in. Here `looked(...)`
stands where it looks, and each thread holds GIL while it runs.
"""

import threading

GIL = threading.Lock()
count = 0
lock = threading.Lock()
table = {}
events = []


class Box:
    count = 0


box = Box()


def looked(value=None):
    """Give the GIL to whoever wants it; go on with the value once it is ours again."""
    GIL.release()
    GIL.acquire()
    return value


class waiting_for:
    """A lock as a `with` sees it: who has to wait gives up the GIL meanwhile."""

    def __init__(self, lock):
        self.lock = lock

    def __enter__(self):
        if not self.lock.acquire(blocking=False):
            GIL.release()
            self.lock.acquire()
            GIL.acquire()

    def __exit__(self, *_):
        looked(self.lock.release())


def plus_one():
    global count
    count += 1


def plus_int():
    global count
    count += looked(int("1"))


def attribute():
    box.count += 1


def append():
    looked(events.append(1))


def locked():
    global count
    with waiting_for(lock):
        count += 1


def locked_twice():
    global count
    with waiting_for(lock):
        seen = count
    with waiting_for(lock):
        count = seen + 1


def first_time():
    if "n" not in table:
        table["n"] = 0
    table["n"] += 1


def get_then_set():
    table["n"] = looked(table.get("n", 0)) + 1


def total():
    return count + box.count + len(events) + table.get("n", 0)


SNIPPETS = {
    each.__name__: each
    for each in (
        plus_one, plus_int, attribute, append, locked, locked_twice, first_time, get_then_set,
    )
}


def run(name):
    """What a thread does that runs the snippet."""
    with GIL:
        looked()
        SNIPPETS[name]()
