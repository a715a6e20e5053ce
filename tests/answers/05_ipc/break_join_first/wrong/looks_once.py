# verdict: wrong
# check: test_fn_runs_in_a_child
"""Takes an empty queue for no result."""
from multiprocessing import Process, Queue


def smallest_item():
    return 65_515


def into(queue, fn, args):
    queue.put(fn(*args))


def get_first(fn, *args):
    queue = Queue()
    process = Process(target=into, args=(queue, fn, args))
    process.start()
    process.join(0.05)
    result = None if queue.empty() else queue.get()
    process.terminate()
    process.join()
    return result
