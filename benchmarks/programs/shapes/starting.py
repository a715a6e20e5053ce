"""Programs that start threads of their own."""

import threading

from counters import add, add_locked
from frame import State, nothing

RACY, SAFE = {}, {}


# -- a program that starts threads of its own


def starts(s):
    threads = [threading.Thread(target=add, args=(s,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def starts_locked(s):
    threads = [threading.Thread(target=add_locked, args=(s,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


RACY["own threads"] = (lambda: State(value=0), [starts, nothing], lambda s: s.value == 2)
SAFE["own threads"] = (
    lambda: State(value=0, lock=threading.Lock()), [starts_locked, nothing], lambda s: s.value == 2
)


# -- a subclass of Thread


class Adder(threading.Thread):
    def __init__(self, state, work):
        super().__init__()
        self.state, self.work = state, work

    def run(self):
        self.work(self.state)


def subclass(s):
    one, other = Adder(s, add), Adder(s, add)
    one.start(), other.start()
    one.join(), other.join()


def subclass_locked(s):
    one, other = Adder(s, add_locked), Adder(s, add_locked)
    one.start(), other.start()
    one.join(), other.join()


RACY["class Adder(Thread)"] = (lambda: State(value=0), [subclass, nothing], lambda s: s.value == 2)
SAFE["class Adder(Thread)"] = (
    lambda: State(value=0, lock=threading.Lock()),
    [subclass_locked, nothing], lambda s: s.value == 2,
)
