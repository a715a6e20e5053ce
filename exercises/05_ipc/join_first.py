"""A program that works for small results and hangs for larger ones. Do not repair it here.

Run it:  python exercises/05_ipc/join_first.py 1000
"""

import sys
from multiprocessing import Process, Queue


def answer_into(q, fn, args):
    q.put(fn(*args))


def join_first(fn, *args):
    """Return fn(*args), computed in a child process."""
    q = Queue()
    p = Process(target=answer_into, args=(q, fn, args))
    p.start()
    p.join()
    return q.get()


if __name__ == "__main__":
    print(len(join_first(bytes, int(sys.argv[1]))), "bytes came back")
