"""run_command: run one command, feed it, read all it says, and end it if it takes too long.

S1  argv (a list) reaches the program unchanged; no shell reads it.
S2  The program's stdin is input_text as UTF-8, then end of file. None: end of file at once.
S3  out and err are str, separate and unchanged (no newline is translated), of any size, also
    while input_text is large. They are read as UTF-8; undecodable bytes become U+FFFD.
S4  returncode is what subprocess gives: 3 for exit(3), -9 for a death by SIGKILL. No error.
S5  After `timeout` seconds: CommandTimeout, at most 1 s later; and no process that the
    command started still runs: not its children either, whatever signals they ignore.
S6  Nothing left over, whatever happens. No such program: FileNotFoundError.
"""


class CommandTimeout(Exception):
    """The command did not end in time."""


def run_command(argv, input_text=None, timeout=None):
    """Return (returncode, out, err) of the command `argv`."""
    # TODO: start it, with three pipes
    # TODO: write and read at the same time; then decode
    # TODO: on a time-out, end it and everything that it started
    raise NotImplementedError("TODO: run_command")
