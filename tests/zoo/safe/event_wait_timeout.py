"""`Event.wait` with a time-out, in a loop until it says yes."""

import threading

ready = threading.Event()
box = []


def work():
    box.append(1)
    ready.set()


def main():
    threading.Thread(target=work).start()
    while not ready.wait(timeout=0.01):
        pass
    assert box == [1]
