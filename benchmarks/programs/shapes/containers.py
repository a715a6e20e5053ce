"""A look into a container or a queue, then a deed."""

import queue
import threading

from frame import State, both

RACY, SAFE = {}, {}


# -- `in`, then act


def once(s):
    if "key" not in s.made:
        s.made["key"] = 1
        s.calls.append(1)


def once_locked(s):
    with s.lock:
        once(s)


RACY["not in"] = (lambda: State(made={}, calls=[]), both(once), lambda s: len(s.calls) == 1)
SAFE["not in"] = (
    lambda: State(made={}, calls=[], lock=threading.Lock()),
    both(once_locked), lambda s: len(s.calls) == 1,
)


# -- a truth test of a container


def first(s):
    if not s.items:
        s.items.append(1)


def first_locked(s):
    with s.lock:
        first(s)


RACY["truth test"] = (lambda: State(items=[]), both(first), lambda s: len(s.items) == 1)
SAFE["truth test"] = (
    lambda: State(items=[], lock=threading.Lock()), both(first_locked), lambda s: len(s.items) == 1
)


# -- pop after a look


def pop_if(s):
    try:
        if len(s.items) > 0:
            s.got.append(s.items.pop())
    except IndexError:
        s.failed = True


def pop_or(s):
    try:
        s.got.append(s.items.pop())
    except IndexError:
        pass


RACY["len then pop"] = (
    lambda: State(items=[1], got=[], failed=False), both(pop_if), lambda s: not s.failed
)
SAFE["len then pop"] = (
    lambda: State(items=[1], got=[], failed=False), both(pop_or), lambda s: s.got == [1]
)


# -- a queue that was not empty when it was looked at


def get_if(s):
    if not s.queue.empty():
        try:
            s.got.append(s.queue.get_nowait())
        except queue.Empty:
            s.failed = True


def get_or(s):
    try:
        s.got.append(s.queue.get_nowait())
    except queue.Empty:
        pass


def full():
    q = queue.Queue()
    q.put(1)
    return State(queue=q, got=[], failed=False)


RACY["queue.empty"] = (full, both(get_if), lambda s: not s.failed)
SAFE["queue.empty"] = (full, both(get_or), lambda s: s.got == [1])
