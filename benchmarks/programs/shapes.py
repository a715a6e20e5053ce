"""Small programs in the one shape that every tool takes: state, workers, what must hold.

RACY and SAFE: name -> (state, workers, invariant). Each racy program has a safe twin of the
same name, but for those that only ask whether a correct program is blamed.
"""

import queue
import threading
import time


class State:
    def __init__(self, **names):
        self.__dict__.update(names)


def both(function, count=2):
    return [function] * count


def program(state, workers, invariant):
    """The three in one: a program without arguments."""

    def run():
        made = state()
        threads = [threading.Thread(target=work, args=(made,)) for work in workers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert invariant(made)

    return run


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


def nothing(s):
    pass


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


# -- how fast: five rounds each, and nothing is ever wrong


def rounds(s):
    for _ in range(5):
        s.value = s.value + 1


SPEED = {
    "rounds": (lambda: State(value=0), both(rounds), lambda s: s.value > 0),
    "nothing": (lambda: State(value=0), [nothing, nothing], lambda s: True),
}
