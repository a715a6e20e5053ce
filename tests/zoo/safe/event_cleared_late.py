"""The event is cleared first, then the inbox is emptied."""

import threading
from collections import deque

inbox = deque()
wake = threading.Event()


def consume():
    got = 0
    while got < 2:
        wake.wait()
        wake.clear()
        while inbox:
            inbox.popleft()
            got += 1


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
