# verdict: wrong
# check: test_a_missing_program_is_file_not_found
"""Well quoted, but still a shell: it says 127 where there is no such program."""
import os
import shlex
import signal
import subprocess


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    with subprocess.Popen(
        shlex.join(argv), shell=True, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        try:
            out, err = process.communicate((input_text or "").encode(), timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise CommandTimeout from None
    return process.returncode, out.decode(errors="replace"), err.decode(errors="replace")
