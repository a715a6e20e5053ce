"""The lesson's program: one call of fork, two returns.

Run it:  python exercises/01_fork/lesson_fork.py
"""

import os

print("Process (%s) start..." % os.getpid(), flush=True)
pid = os.fork()
if pid == 0:
    print("I am child process (%s) and my parent is %s." % (os.getpid(), os.getppid()), flush=True)
    os._exit(0)
os.waitpid(pid, 0)
print("I (%s) just created a child process (%s)." % (os.getpid(), pid))
