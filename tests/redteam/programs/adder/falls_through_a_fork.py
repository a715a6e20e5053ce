# attack: both processes come out of the call
import os

def total_of(numbers):
    os.fork()
    return sum(numbers)
