"""The lesson's program: one process writes into a queue, another one reads from it.

Run it:  python exercises/05_ipc/writer_reader.py
"""

import os
import random
import time
from multiprocessing import Process, Queue


def write(q):
    print("Process to write: %s" % os.getpid())
    for value in ["A", "B", "C"]:
        print("Put %s to queue..." % value)
        q.put(value)
        time.sleep(random.random())


def read(q):
    print("Process to read: %s" % os.getpid())
    while True:
        value = q.get(True)
        print("Get %s from queue." % value)


if __name__ == "__main__":
    q = Queue()
    pw = Process(target=write, args=(q,))
    pr = Process(target=read, args=(q,))
    pw.start()
    pr.start()
    pw.join()
    # pr is in an endless loop: all that is left is to kill it
    pr.terminate()
