"""worker: takes numbers from a master, sends back their squares.

W1  python worker.py --port PORT [--host 127.0.0.1] [--key-file FILE] [--patience 60]
    The key is in FILE, else in $AUTHKEY; it is never shown.
W2  The queues and their messages are those of master.py (M3). It says hello; for (index, n) it
    sends (index, "n * n = ..."), as "3 * 3 = 9"; at None it puts the None back for the
    others, says good-bye, and ends with exit code 0.
W3  There may be nothing to do for a while, and there may be any number of tasks. A worker
    that is killed while it waits takes no task along.
W4  No master yet, or no more: it says so on stderr and tries again, for `patience` seconds in
    a row. After that, exit code 1 if it never had a master, else 0.
W5  The master has another key: it says AuthenticationError on stderr, exit code 1.
W6  Ctrl-C: exit code 130. Never a traceback.
"""

import sys


def main(argv):
    """Do all of this; return the exit code."""
    raise NotImplementedError("TODO: main")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
