"""A memo decorator keeps its dict in a closure; two calls compute."""

import functools
import threading

FEWEST_PREEMPTIONS = 1


def memo(function):
    known = {}

    @functools.wraps(function)
    def inner(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    return inner


calls = []


@memo
def square(n):
    calls.append(n)
    return n * n


def main():
    threads = [threading.Thread(target=square, args=(3,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == [3], calls
