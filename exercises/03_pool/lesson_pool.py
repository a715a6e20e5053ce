"""The lesson's program: a pool of four processes, and five tasks.

Run it:  python exercises/03_pool/lesson_pool.py
"""

import os
import time
from multiprocessing import Pool


def long_time_task(name):
    print("Run task %s (%s)..." % (name, os.getpid()))
    time.sleep(0.5)
    print("Task %s is done." % name)


if __name__ == "__main__":
    print("Parent process %s." % os.getpid())
    p = Pool(4)
    for i in range(5):
        p.apply_async(long_time_task, args=(i,))
    print("Waiting for all subprocesses done...")
    p.close()
    p.join()
    print("All subprocesses done.")
