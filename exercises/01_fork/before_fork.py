"""Predict: one print, then some forks. How often does the line come out?

The program is beside this file: before_fork_program.py. It prints "before fork" once, and then
calls os.fork() so many times, in every process that there is by then. Its output goes into
a pipe, so print() only fills a buffer, until somebody flushes it or the process ends.
"""


def times_printed(forks, flush):
    """How often "before fork" comes out.

    forks: how many times os.fork() stands in a row, 0 or more
    flush: True if sys.stdout.flush() is called between the print and the first fork
    """
    # TODO: return a number (first count the processes, then the full buffers)
    raise NotImplementedError("TODO: times_printed")
