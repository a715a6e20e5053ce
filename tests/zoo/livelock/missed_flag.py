"""The worker polls for a state that has already passed."""

import threading
import time

FEWEST_PREEMPTIONS = 0
state = "wait"


def work():
    while state != "go":
        time.sleep(0.001)


def main():
    global state
    worker = threading.Thread(target=work)
    worker.start()
    state = "go"
    state = "stop"
    worker.join()
