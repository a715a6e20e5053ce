"""Try to put, and expect Full."""

import queue
from threading import Thread

slots = queue.LifoQueue(maxsize=1)


def offer(item):
    try:
        slots.put_nowait(item)
    except queue.Full:
        pass


def main():
    threads = [Thread(target=offer, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert slots.qsize() == 1
