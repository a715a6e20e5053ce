# verdict: wrong
# check: test_the_return_code_is_kept
"""128 + signal, as a shell says it."""
import os
import signal
import subprocess


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    with subprocess.Popen(
        argv, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        try:
            out, err = process.communicate((input_text or "").encode(), timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise CommandTimeout from None
    code = process.returncode
    code = 128 - code if code < 0 else code
    return code, out.decode(errors="replace"), err.decode(errors="replace")
