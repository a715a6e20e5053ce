"""A worker keeps a beat until its time is over; main waits for it."""

import threading
import time

beats = []


def work():
    end = time.monotonic() + 0.2
    while time.monotonic() < end:
        time.sleep(0.00002)
    beats.append("over")


def main():
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert beats == ["over"]
