"""The reader of a sequence lock does not look at the sequence again."""

import threading
import time

FEWEST_PREEMPTIONS = 1
sequence = 0
x = y = 0
seen = []


def write():
    global sequence, x, y
    sequence += 1
    x = 7
    y = 7
    sequence += 1


def read():
    while True:
        before = sequence
        pair = (x, y)
        if before % 2 == 0:
            seen.append(pair)
            return
        time.sleep(0)


def main():
    threads = [threading.Thread(target=write), threading.Thread(target=read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen[0] in ((0, 0), (7, 7)), seen
