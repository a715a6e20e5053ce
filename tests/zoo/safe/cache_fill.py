"""The cache looks and fills under a lock."""

import threading

cache = {}
computed = []
lock = threading.Lock()


def square(n):
    with lock:
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
