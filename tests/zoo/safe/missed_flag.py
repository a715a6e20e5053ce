"""The worker polls until the state is no longer the first one."""

import threading
import time

state = "wait"


def work():
    while state == "wait":
        time.sleep(0.001)


def main():
    global state
    worker = threading.Thread(target=work)
    worker.start()
    state = "go"
    state = "stop"
    worker.join()
