"""Each worker of a pool fills its `threading.local` when it starts."""

import threading
from concurrent.futures import ThreadPoolExecutor

local = threading.local()


def prepare(base):
    local.base = base


def add(n):
    return local.base + n


def main():
    with ThreadPoolExecutor(2, initializer=prepare, initargs=(100,)) as pool:
        futures = [pool.submit(add, n) for n in range(3)]
        assert [future.result() for future in futures] == [100, 101, 102]
