# verdict: wrong
# check: test_the_smallest_item_that_hangs
"""The pickle around the item is forgotten."""
from multiprocessing import Process, Queue


def smallest_item():
    return 65_537


def into(queue, fn, args):
    queue.put(fn(*args))


def get_first(fn, *args):
    queue = Queue()
    process = Process(target=into, args=(queue, fn, args))
    process.start()
    result = queue.get()
    process.join()
    return result
