"""The memo decorator holds a lock while it computes."""

import functools
import threading


def memo(function):
    known = {}
    lock = threading.Lock()

    @functools.wraps(function)
    def inner(n):
        with lock:
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
