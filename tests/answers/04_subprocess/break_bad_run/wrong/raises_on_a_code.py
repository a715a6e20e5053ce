# verdict: wrong
# check: test_good_run_never_hangs
"""check=True makes a code an exception."""
import subprocess


def smallest_output():
    return 65_537


def good_run(argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE, check=True)
    return done.returncode, done.stdout
