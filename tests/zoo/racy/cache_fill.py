"""Two threads miss the cache and compute the same answer twice."""

import threading

FEWEST_PREEMPTIONS = 1
cache = {}
computed = []


def square(n):
    if n not in cache:
        computed.append(n)
        cache[n] = n * n
    return cache[n]


def main():
    threads = [threading.Thread(target=square, args=(7,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert computed == [7], computed
