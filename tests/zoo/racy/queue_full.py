"""`full()` says no, and then another thread fills the place: `put_nowait` raises Full."""

import queue
from threading import Thread

FEWEST_PREEMPTIONS = 1
slots = queue.LifoQueue(maxsize=1)


def offer(item):
    if not slots.full():
        slots.put_nowait(item)


def main():
    threads = [Thread(target=offer, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert slots.qsize() == 1
