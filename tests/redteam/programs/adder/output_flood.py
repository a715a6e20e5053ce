# attack: output without an end
import os

def total_of(numbers):
    while True:
        os.write(1, b"x" * (1 << 20))
