# verdict: wrong
# check: test_a_missing_program_is_file_not_found
"""A missing program becomes exit code 127."""
import os
import signal
import subprocess


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    try:
        process = subprocess.Popen(
            argv, start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
    except OSError as error:
        return 127, "", str(error)
    with process:
        try:
            out, err = process.communicate((input_text or "").encode(), timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise CommandTimeout from None
    return process.returncode, out.decode(errors="replace"), err.decode(errors="replace")
