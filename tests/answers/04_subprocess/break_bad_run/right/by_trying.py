"""The size is found by halving, on a pipe that nobody reads."""
import os
import subprocess


def fits(count):
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    try:
        return os.write(writing, bytes(count)) == count
    finally:
        os.close(reading)
        os.close(writing)


def smallest_output():
    good, bad = 0, 1 << 21
    while bad - good > 1:
        middle = (good + bad) // 2
        if fits(middle):
            good = middle
        else:
            bad = middle
    return bad


def good_run(argv):
    process = subprocess.Popen(argv, stdout=subprocess.PIPE)
    output, _ = process.communicate()
    return process.returncode, output
