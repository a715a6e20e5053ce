"""SIGTERM to the group, a moment of grace, then SIGKILL to the group in any case."""
import os
import signal
import subprocess


class CommandTimeout(Exception):
    def __init__(self, argv, timeout):
        super().__init__(f"{argv[0]} ran for more than {timeout} s")


def run_command(argv, input_text=None, timeout=None):
    process = subprocess.Popen(
        argv, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    try:
        out, err = process.communicate((input_text or "").encode(), timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.communicate(timeout=0.3)
        except subprocess.TimeoutExpired:
            pass
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.communicate()
        raise CommandTimeout(argv, timeout)
    return process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")
