"""A daemon beats for ever; main does its work and leaves."""

import threading
import time

beats = 0


def beat():
    global beats
    while True:
        time.sleep(1)
        beats += 1


def main():
    threading.Thread(target=beat, daemon=True).start()
    worker = threading.Thread(target=lambda: None)
    worker.start()
    worker.join()
    assert beats >= 0
