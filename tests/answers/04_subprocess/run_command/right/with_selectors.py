"""One selector for the three pipes, and a deadline."""
import os
import selectors
import signal
import subprocess
import time


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        argv, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0, process_group=0
    )
    end = None if timeout is None else time.monotonic() + timeout
    data = memoryview((input_text or "").encode())
    read = {process.stdout: bytearray(), process.stderr: bytearray()}
    with process, selectors.DefaultSelector() as selector:
        os.set_blocking(process.stdin.fileno(), False)
        selector.register(process.stdin, selectors.EVENT_WRITE)
        for each in read:
            selector.register(each, selectors.EVENT_READ)
        try:
            while selector.get_map():
                left = None if end is None else end - time.monotonic()
                if left is not None and left <= 0:
                    raise CommandTimeout
                for key, _ in selector.select(left):
                    if key.fileobj is process.stdin:
                        try:
                            data = data[os.write(key.fd, data[:4096]):]
                        except BlockingIOError:
                            continue
                        except BrokenPipeError:
                            data = data[:0]
                        if not data:
                            selector.unregister(process.stdin)
                            process.stdin.close()
                    else:
                        piece = os.read(key.fd, 65536)
                        read[key.fileobj] += piece
                        if not piece:
                            selector.unregister(key.fileobj)
            try:
                process.wait(None if end is None else max(0, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                raise CommandTimeout from None
        except CommandTimeout:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    out, err = (bytes(each).decode("utf-8", "replace") for each in read.values())
    return process.returncode, out, err
