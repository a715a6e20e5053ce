"""`Queue.join` waits until the daemon has handled every line; then the daemon may be cut off."""

import queue
import threading

lines = queue.Queue()
written = []


def write():
    while True:
        written.append(lines.get())
        lines.task_done()


def main():
    threading.Thread(target=write, daemon=True).start()
    for n in range(3):
        lines.put(n)
    lines.join()
    assert written == [0, 1, 2], written
