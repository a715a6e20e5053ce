# verdict: wrong
# check: test_good_run_never_hangs
"""Kills what does not end, and so loses the code."""
import subprocess


def smallest_output():
    return 65_537


def good_run(argv):
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as process:
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
        output = process.stdout.read()
    return process.returncode, output
