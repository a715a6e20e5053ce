"""Counters, flags and what is published before it is filled."""

import threading

from frame import State, both

RACY, SAFE = {}, {}


# -- counter


def add(s):
    s.value = s.value + 1


def add_locked(s):
    with s.lock:
        s.value = s.value + 1


RACY["counter"] = (lambda: State(value=0), both(add), lambda s: s.value == 2)
SAFE["counter"] = (
    lambda: State(value=0, lock=threading.Lock()), both(add_locked), lambda s: s.value == 2
)


# -- published before it is filled


def publish(s):
    s.box = []
    s.box.append(1)


def publish_whole(s):
    s.box = [1]


def look(s):
    if s.box is not None and not s.box:
        s.failed = True


RACY["published early"] = (
    lambda: State(box=None, failed=False), [publish, look], lambda s: not s.failed
)
SAFE["published early"] = (
    lambda: State(box=None, failed=False), [publish_whole, look], lambda s: not s.failed
)


# -- needs four switches: each reads what the other wrote last


def ping(s):
    for _ in range(3):
        s.value = s.value + 1


RACY["deep counter"] = (lambda: State(value=0), both(ping), lambda s: s.value > 2)
SAFE["deep counter"] = (lambda: State(value=0), both(ping), lambda s: s.value >= 2)
