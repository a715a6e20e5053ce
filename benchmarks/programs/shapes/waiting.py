"""Threads that wait for each other."""

import threading
import time

from frame import State, both

RACY, SAFE = {}, {}


# -- a wake-up that nobody waits for yet


def waits(s):
    with s.condition:
        s.condition.wait()
    s.done = True


def tells(s):
    with s.condition:
        s.condition.notify()


def waits_for(s):
    with s.condition:
        while not s.ready:
            s.condition.wait()
    s.done = True


def tells_it(s):
    with s.condition:
        s.ready = True
        s.condition.notify()


def conditioned():
    return State(condition=threading.Condition(), ready=False, done=False)


RACY["lost wake-up"] = (conditioned, [waits, tells], lambda s: s.done)
SAFE["lost wake-up"] = (conditioned, [waits_for, tells_it], lambda s: s.done)


# -- two locks in two orders


def one_other(s):
    with s.one, s.other:
        s.count += 1


def other_one(s):
    with s.other, s.one:
        s.count += 1


def two_locks():
    return State(one=threading.Lock(), other=threading.Lock(), count=0)


RACY["two locks"] = (two_locks, [one_other, other_one], lambda s: s.count == 2)
SAFE["two locks"] = (two_locks, [one_other, one_other], lambda s: s.count == 2)


# -- `if` in place of `while` at a condition


def put_one(s):
    with s.condition:
        s.items.append(1)
        s.condition.notify_all()


def take_if(s):
    with s.condition:
        if not s.items:
            s.condition.wait()
        try:
            s.items.pop()
        except IndexError:
            s.failed = True


def take_while(s):
    with s.condition:
        while not s.items:
            s.condition.wait()
        s.items.pop()


def put_two(s):
    put_one(s)
    put_one(s)


def shop():
    return State(condition=threading.Condition(), items=[], failed=False)


RACY["if at a condition"] = (shop, [take_if, take_if, put_two], lambda s: not s.failed)
SAFE["if at a condition"] = (shop, [take_while, take_while, put_two], lambda s: not s.failed)


# -- a semaphore of one, two consumers of a queue, a barrier


def guarded(s):
    with s.slots:
        s.value = s.value + 1


SAFE["semaphore"] = (
    lambda: State(slots=threading.Semaphore(1), value=0), both(guarded), lambda s: s.value == 2
)
RACY["semaphore"] = (
    lambda: State(slots=threading.Semaphore(2), value=0), both(guarded), lambda s: s.value == 2
)


def meets(s):
    s.seen.append(1)
    s.barrier.wait()
    if len(s.seen) != 2:
        s.failed = True


def meets_late(s):
    s.barrier.wait()
    s.seen.append(1)
    if len(s.seen) != 2:
        s.failed = True


def met():
    return State(barrier=threading.Barrier(2), seen=[], failed=False)


SAFE["barrier"] = (met, both(meets), lambda s: not s.failed)
RACY["barrier"] = (met, both(meets_late), lambda s: not s.failed)


# -- correct programs that wait by looking


def polls(s):
    while not s.ready:
        time.sleep(0.01)
    s.done = True


def sets(s):
    s.ready = True


def tries(s):
    while not s.lock.acquire(blocking=False):
        time.sleep(0.01)
    s.value += 1
    s.lock.release()


def event_rounds(s):
    while not s.event.wait(timeout=0.01):
        pass
    s.done = True


SAFE["polls with sleep"] = (
    lambda: State(ready=False, done=False), [polls, sets], lambda s: s.done
)
SAFE["tries a lock"] = (
    lambda: State(lock=threading.Lock(), value=0), both(tries), lambda s: s.value == 2
)
SAFE["event in rounds"] = (
    lambda: State(event=threading.Event(), done=False),
    [event_rounds, lambda s: s.event.set()], lambda s: s.done,
)
