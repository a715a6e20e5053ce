# verdict: wrong
# check: test_a_character_may_come_in_two_pieces
"""Decodes each piece on its own: a character that comes in two pieces is torn."""
import os
import signal
import subprocess
import threading


class CommandTimeout(Exception):
    pass


def reading(pipe, parts):
    while data := os.read(pipe.fileno(), 65536):
        parts.append(data.decode("utf-8", "replace"))


def writing(pipe, data):
    try:
        pipe.write(data)
        pipe.close()
    except BrokenPipeError:
        pass


def run_command(argv, input_text=None, timeout=None):
    with subprocess.Popen(
        argv, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        out, err = [], []
        threads = [
            threading.Thread(target=reading, args=(process.stdout, out)),
            threading.Thread(target=reading, args=(process.stderr, err)),
            threading.Thread(target=writing, args=(process.stdin, (input_text or "").encode())),
        ]
        for thread in threads:
            thread.start()
        late = False
        threads[0].join(timeout)
        late = threads[0].is_alive()
        if late:
            os.killpg(process.pid, signal.SIGKILL)
        for thread in threads:
            thread.join()
    if late:
        raise CommandTimeout
    return process.returncode, "".join(out), "".join(err)
