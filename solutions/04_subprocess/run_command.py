"""One command: feed it, read all it says, end it with everything it started if it is too slow."""

import os
import signal
import subprocess


class CommandTimeout(Exception):
    """The command did not end in time."""


def run_command(argv, input_text=None, timeout=None):
    """Return (returncode, out, err) of the command `argv`."""
    process = subprocess.Popen(
        argv,  # a list and no shell: nobody splits, expands or interprets the arguments
        stdin=subprocess.PIPE,  # a pipe also for None: else the command would read our own stdin
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A process group of its own: the children of the command are born into it, and one
        # signal to the group reaches them all, even after the command itself has ended.
        start_new_session=True,
    )
    # Leaving the block closes the three pipes and waits for the process, whatever happens.
    with process:
        try:
            # communicate() writes and reads at the same time. One after the other, the command
            # and we could each wait for the other to empty a full pipe.
            # Bytes on both sides: text mode would turn "\r\n" into "\n".
            out, err = process.communicate((input_text or "").encode(), timeout)
        except subprocess.TimeoutExpired:
            raise CommandTimeout(f"{argv} did not end within {timeout} s") from None
        finally:
            # Also for Ctrl-C. returncode is set once the command has ended and was waited for:
            # then its number may belong to somebody else, and must not be killed.
            if process.returncode is None:
                # SIGKILL: a command may ignore SIGTERM.
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, decode(out), decode(err)


def decode(data):
    """All of it at once: a character may have come in two pieces."""
    return data.decode("utf-8", errors="replace")
