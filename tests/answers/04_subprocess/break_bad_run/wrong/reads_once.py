# verdict: wrong
# check: test_good_run_never_hangs
"""One read() of the pipe is not all of it."""
import subprocess


def smallest_output():
    return 65_537


import os


def good_run(argv):
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as process:
        output = os.read(process.stdout.fileno(), 65_537)
    return process.returncode, output
