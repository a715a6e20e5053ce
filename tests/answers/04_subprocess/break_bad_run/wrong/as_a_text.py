# verdict: wrong
# check: test_the_smallest_output_that_hangs
"""A text is no number."""
import subprocess


def smallest_output():
    return "65537"


def good_run(argv):
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as process:
        output = process.stdout.read()
    return process.returncode, output
