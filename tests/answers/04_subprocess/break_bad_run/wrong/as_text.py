# verdict: wrong
# check: test_good_run_never_hangs
"""The output as text."""
import subprocess


def smallest_output():
    return 65_537


def good_run(argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE, text=True)
    return done.returncode, done.stdout
