# verdict: wrong
# check: test_the_smallest_output_that_hangs
"""Hangs, but so do many smaller ones."""
import subprocess


def smallest_output():
    return 100_000


def good_run(argv):
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as process:
        output = process.stdout.read()
    return process.returncode, output
