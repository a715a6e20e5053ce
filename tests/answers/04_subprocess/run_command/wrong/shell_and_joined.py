# verdict: wrong
# check: test_arguments_arrive_unchanged
"""A shell reads the joined arguments."""
import os
import signal
import subprocess


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    with subprocess.Popen(
        " ".join(argv), shell=True, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        try:
            out, err = process.communicate((input_text or "").encode(), timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise CommandTimeout from None
    return process.returncode, out.decode(errors="replace"), err.decode(errors="replace")
