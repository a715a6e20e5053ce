"""Main does not wait for the daemon: the last lines of the log are missing."""

import queue
import threading

FEWEST_PREEMPTIONS = 0
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
    assert written == [0, 1, 2], written
