"""The command reads from a file and writes into files: no pipe, so no pipe can be full."""
import os
import signal
import subprocess
import tempfile


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, \
            tempfile.TemporaryFile() as err:
        given.write((input_text or "").encode("utf-8"))
        given.seek(0)
        process = subprocess.Popen(
            argv, stdin=given, stdout=out, stderr=err, start_new_session=True
        )
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise CommandTimeout(timeout) from None
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
        return (process.returncode, *texts)
