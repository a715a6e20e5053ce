"""`get` with a time-out, again and again until the item is there."""

import queue
import threading

jobs = queue.Queue()
got = []


def work():
    while not got:
        try:
            got.append(jobs.get(timeout=0.01))
        except queue.Empty:
            continue


def main():
    worker = threading.Thread(target=work)
    worker.start()
    jobs.put("a")
    worker.join()
    assert got == ["a"]
