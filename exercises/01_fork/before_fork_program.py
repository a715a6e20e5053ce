"""One print, then some forks. How often does the line come out?

Run it:  python exercises/01_fork/before_fork_program.py 2 | cat      (but predict first)
"""

import os
import sys


def program(forks, flush):
    """Print one line; then fork so many times, in every process that there is by then."""
    print("before fork")
    if flush:
        sys.stdout.flush()
    for _ in range(forks):
        os.fork()
    while True:  # every process waits for its own children ...
        try:
            os.wait()
        except ChildProcessError:
            break
    # ... and then ends as usual, which writes out what its stdout still holds.


if __name__ == "__main__":
    program(int(sys.argv[1]), "flush" in sys.argv)
