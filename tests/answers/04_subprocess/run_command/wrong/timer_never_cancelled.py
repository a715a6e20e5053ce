# verdict: left-behind
# check: test_a_command_that_is_fast_enough_is_not_disturbed
"""The timer that would end the command runs on after the return."""
import os
import signal
import subprocess
import threading


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    with subprocess.Popen(
        argv, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        late = []

        def end():
            late.append(1)
            os.killpg(process.pid, signal.SIGKILL)

        if timeout is not None:
            timer = threading.Timer(timeout, end)
            timer.daemon = True
            timer.start()
        out, err = process.communicate((input_text or "").encode())
    if late:
        raise CommandTimeout
    return process.returncode, out.decode(errors="replace"), err.decode(errors="replace")
