# verdict: hung
# check: test_get_first_never_hangs
"""Another order of lines, but still join before get."""
from multiprocessing import Process, Queue


def smallest_item():
    return 65_515


def into(queue, fn, args):
    queue.put(fn(*args))


def get_first(fn, *args):
    queue = Queue()
    process = Process(target=into, args=(queue, fn, args))
    process.start()
    process.join()
    result = queue.get()
    return result
