"""Compare and swap on the top of a stack: the top is the same again, but its neighbour is gone."""

import threading

FEWEST_PREEMPTIONS = 1
following = {"a": "b", "b": "c", "c": None}
top = "a"
taken = []
guard = threading.Lock()


def swap(seen, new):
    global top
    with guard:
        if top != seen:
            return False
        top = new
        return True


def pop():
    while True:
        item = top
        if item is None:
            return None
        below = following[item]
        if swap(item, below):
            break
    taken.append(item)
    return item


def push_top(item):
    global top
    top = item


def push(item):
    while True:
        seen = top
        following[item] = seen
        if swap(seen, item):
            taken.remove(item)
            return


def juggle():
    first, second = pop(), pop()
    if first is not None and second is not None:
        push(first)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((pop,), (juggle,))
    rest, item = [], top
    while item is not None and len(rest) < 5:
        rest.append(item)
        item = following[item]
    assert sorted(taken + rest) == ["a", "b", "c"], (taken, rest)
