"""`get(block=False)` never waits."""

from queue import Empty, SimpleQueue
from threading import Thread

jobs = SimpleQueue()


def work():
    try:
        while True:
            jobs.get(block=False)
    except Empty:
        pass


def main():
    jobs.put("a")
    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
