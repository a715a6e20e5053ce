# verdict: wrong
# check: test_the_program_reads_the_input_and_then_its_end
"""Without input_text the program reads the caller's own stdin."""
import os
import signal
import subprocess


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    with subprocess.Popen(
        argv, start_new_session=True, stdin=None if input_text is None else subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        data = None if input_text is None else input_text.encode()
        try:
            out, err = process.communicate(data, timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise CommandTimeout from None
    return process.returncode, out.decode(errors="replace"), err.decode(errors="replace")
