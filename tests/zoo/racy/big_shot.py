"""One thread makes the buffer, the other one writes into it: it may be too early."""

import threading

FEWEST_PREEMPTIONS = 0
made = threading.Event()
buffer = None


def make():
    global buffer
    buffer = []
    made.set()


def write():
    buffer.append("shot")


def main():
    threads = [threading.Thread(target=each) for each in [write, make]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert buffer == ["shot"], buffer
