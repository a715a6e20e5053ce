"""The data is stored first, then the flag."""

import threading
import time

data = None
ready = False


def produce():
    global data, ready
    data = 42
    ready = True


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
