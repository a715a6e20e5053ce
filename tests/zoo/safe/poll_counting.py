"""Main counts its rounds in a shared place while it polls with `sleep`."""

import threading
import time

state = {"done": False, "rounds": 0}


def work():
    state["done"] = True


def main():
    worker = threading.Thread(target=work)
    worker.start()
    while not state["done"]:
        state["rounds"] += 1
        time.sleep(0.001)
    worker.join()
    assert state["rounds"] >= 0
