# attack: a child that stops itself is waited for
import os
import signal

def total_of(numbers):
    pid = os.fork()
    if pid == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(0)
    os.waitpid(pid, 0)
