"""Who writes waits for the buffer."""

import threading

made = threading.Event()
buffer = None


def make():
    global buffer
    buffer = []
    made.set()


def write():
    made.wait()
    buffer.append("shot")


def main():
    threads = [threading.Thread(target=each) for each in [write, make]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert buffer == ["shot"], buffer
