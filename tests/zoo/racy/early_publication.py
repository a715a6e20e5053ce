"""The flag is raised before the data is there."""

import threading
import time

FEWEST_PREEMPTIONS = 1
data = None
ready = False


def produce():
    global data, ready
    ready = True
    data = 42


def consume():
    while not ready:
        time.sleep(0.001)
    assert data == 42, data


def main():
    threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
