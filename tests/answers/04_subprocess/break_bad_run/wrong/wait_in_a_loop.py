# verdict: hung
# check: test_good_run_never_hangs
"""Asks again and again, and still reads too late."""
import subprocess


def smallest_output():
    return 65_537


def good_run(argv):
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as process:
        while process.poll() is None:
            pass
        output = process.stdout.read()
    return process.returncode, output
