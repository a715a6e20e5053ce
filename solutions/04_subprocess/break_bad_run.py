"""Where bad_run hangs, and the same without the hang."""

import subprocess


def smallest_output():
    """Return the smallest number of bytes on which bad_run hangs."""
    # A pipe of Linux holds 16 pages of 4 KiB. Whoever writes one byte more waits for a reader;
    # bad_run, the only reader there could be, waits for the writer to end.
    return 16 * 4096 + 1


def good_run(argv):
    """Return (returncode, output) as bad_run does, and never hang."""
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as process:
        # Read first: read() ends when the command has closed its end of the pipe. Leaving the
        # block then closes ours and waits for the command.
        output = process.stdout.read()
    return process.returncode, output
