"""master: numbers go out to workers over TCP, and their squares come back.

M1  python master.py [--host 127.0.0.1] [--port 0] [--key-file FILE] [--lease 5] [TASKS]
    TASKS: a file, or stdin; one whole number per line. The key is in FILE, else in $AUTHKEY.
M2  The first line on stderr is "listening on HOST:PORT"; port 0 means any free one.
M3  Two queues are registered: get_tasks and get_results. A message to the workers is a list
    of pairs (index, number), or None: nothing more comes. One from them is (worker, pairs),
    pairs being a list of (index, text); [] means hello, and None good-bye.
M4  When all is answered: the texts on stdout, in the order of the tasks; exit code 0.
M5  All is taken, and for `lease` seconds comes nothing: what is missing is put again.
M6  Another key is refused; the key itself is never shown. No key, a line that is no number, a
    port that is taken: said in words, exit code 2. Ctrl-C: exit code 130. Never a traceback.
M7  It works under every start method, and leaves no process behind.
M8  A progress bar (begin its text with "\\r") on stderr, if that is a terminal.
"""

import sys


def main(argv):
    """Do all of this; return the exit code."""
    raise NotImplementedError("TODO: main")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
