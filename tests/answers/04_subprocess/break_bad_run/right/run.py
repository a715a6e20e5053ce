"""subprocess.run."""
import subprocess


def smallest_output():
    return 65537


def good_run(argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE)
    return done.returncode, done.stdout
