# verdict: wrong|hung
# check: test_get_first_never_hangs
"""Waits a little, then terminates the child, and its result is torn."""
from multiprocessing import Process, Queue


def smallest_item():
    return 65_515


def into(queue, fn, args):
    queue.put(fn(*args))


def get_first(fn, *args):
    queue = Queue()
    process = Process(target=into, args=(queue, fn, args))
    process.start()
    process.join(1)
    process.terminate()
    process.join()
    return queue.get(timeout=1)
