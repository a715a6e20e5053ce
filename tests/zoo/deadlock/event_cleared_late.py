"""The wake-up event is cleared after the inbox was emptied: a message in between is never seen."""

import threading
from collections import deque

FEWEST_PREEMPTIONS = 2
inbox = deque()
wake = threading.Event()


def consume():
    got = 0
    while got < 2:
        wake.wait()
        while inbox:
            inbox.popleft()
            got += 1
        wake.clear()


def produce():
    for n in range(2):
        inbox.append(n)
        wake.set()


def main():
    threads = [threading.Thread(target=consume), threading.Thread(target=produce)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
