"""Where join_first hangs, and the same without the hang."""

from multiprocessing import Process, Queue


def smallest_item():
    """Return the smallest n for which join_first(bytes, n) hangs."""
    # put() hands the item to a thread, which pickles it and writes it into a pipe of 65,536
    # bytes; the child does not end before that thread is done. What it writes is longer than
    # the item: 4 bytes of length, and a pickle around n bytes is n + 18 bytes long. So the
    # first that does not fit is 65,537 - 22.
    return 65_515


def get_first(fn, *args):
    """Return fn(*args), computed in a child process, and never hang (fn does not raise)."""
    queue = Queue()
    process = Process(target=answer_into, args=(queue, fn, args))
    process.start()
    # Read first: that empties the pipe, so that the child can end.
    result = queue.get()
    process.join()
    queue.close()
    return result


def answer_into(queue, fn, args):
    queue.put(fn(*args))
