"""The lesson's program: one child process, started and waited for.

Run it:  python exercises/02_process/lesson_process.py
"""

import os
from multiprocessing import Process


def run_proc(name):
    print("Run child process %s (%s)..." % (name, os.getpid()))


if __name__ == "__main__":
    print("Parent process %s." % os.getpid())
    p = Process(target=run_proc, args=("test",))
    print("Child process will start.")
    p.start()
    p.join()
    print("Child process end.")
