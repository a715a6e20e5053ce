# verdict: wrong
# check: test_after_the_timeout_nothing_of_the_command_runs
"""SIGTERM, then up to ten seconds of grace: far more than the one second allowed."""
import os
import signal
import subprocess


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    process = subprocess.Popen(
        argv, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    with process:
        try:
            out, err = process.communicate((input_text or "").encode(), timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(6)
            except subprocess.TimeoutExpired:
                pass
            os.killpg(process.pid, signal.SIGKILL)
            raise CommandTimeout from None
    return process.returncode, out.decode(errors="replace"), err.decode(errors="replace")
