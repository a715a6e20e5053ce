"""A thread for each pipe; each reads or writes all of it."""
import os
import signal
import subprocess
import threading


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    parts = {}

    def read(name, pipe):
        with pipe:
            parts[name] = pipe.read().decode("utf-8", "replace")

    def write(pipe):
        try:
            with pipe:
                pipe.write((input_text or "").encode())
        except BrokenPipeError:
            pass

    process = subprocess.Popen(
        argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )
    threads = [
        threading.Thread(target=read, args=("out", process.stdout)),
        threading.Thread(target=read, args=("err", process.stderr)),
        threading.Thread(target=write, args=(process.stdin,)),
    ]
    late = threading.Event()

    def end():
        late.set()
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(timeout, end) if timeout is not None else None
    for thread in threads:
        thread.start()
    if timer:
        timer.start()
    for thread in threads:
        thread.join()
    if timer:
        timer.cancel()
        timer.join()
    process.wait()
    if late.is_set():
        raise CommandTimeout(argv)
    return process.returncode, parts["out"], parts["err"]
