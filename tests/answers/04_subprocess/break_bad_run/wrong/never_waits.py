# verdict: wrong|left-behind
# check: test_good_run_never_hangs
"""Reads all, and never waits: no code, and a zombie."""
import subprocess


def smallest_output():
    return 65_537


def good_run(argv):
    process = subprocess.Popen(argv, stdout=subprocess.PIPE)
    output = process.stdout.read()
    process.stdout.close()
    return process.returncode, output
