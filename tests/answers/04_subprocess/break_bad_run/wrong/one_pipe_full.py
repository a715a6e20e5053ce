# verdict: wrong
# check: test_the_smallest_output_that_hangs
"""65,536 bytes fill the pipe, and still fit."""
import subprocess


def smallest_output():
    return 65_536


def good_run(argv):
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as process:
        output = process.stdout.read()
    return process.returncode, output
