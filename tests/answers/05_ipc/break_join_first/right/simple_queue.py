"""SimpleQueue writes in the child's own thread; the order is the same."""
import multiprocessing


def smallest_item():
    return 65515


def _child(queue, fn, args):
    queue.put((fn(*args),))


def get_first(fn, *args):
    queue = multiprocessing.SimpleQueue()
    child = multiprocessing.Process(target=_child, args=(queue, fn, args))
    child.start()
    (result,) = queue.get()
    child.join()
    child.close()
    queue.close()
    return result
