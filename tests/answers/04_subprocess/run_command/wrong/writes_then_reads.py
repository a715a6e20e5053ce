# verdict: hung
# check: test_any_size_in_all_directions
"""Writes all of the input before it reads: both sides wait for room in a pipe."""
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

        timer = threading.Timer(timeout or 0, end)
        if timeout is not None:
            timer.start()
        try:
            process.stdin.write((input_text or "").encode())
            process.stdin.close()
        except BrokenPipeError:
            pass
        out = process.stdout.read()
        err = process.stderr.read()
        process.wait()
        if timeout is not None:
            timer.cancel()
            timer.join()
    if late:
        raise CommandTimeout
    return process.returncode, out.decode(errors="replace"), err.decode(errors="replace")
