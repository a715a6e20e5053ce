"""Break bad_run.py (beside this file), then repair it.

bad_run(argv) waits for the command first, and reads its output after that.
Let the command write n bytes in one go, os.write(1, bytes(n)): from which n on does it hang?
Try it: python exercises/04_subprocess/bad_run.py 1000 (Ctrl-C ends a run that hangs).
"""


def smallest_output():
    """Return the smallest number of bytes on which bad_run hangs."""
    # TODO: find it, by trying or by thinking
    raise NotImplementedError("TODO: smallest_output")


def good_run(argv):
    """Return (returncode, output) as bad_run does, and never hang."""
    # TODO: a better order; leave no process and no open pipe behind
    raise NotImplementedError("TODO: good_run")
