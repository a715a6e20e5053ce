"""Twelve threads queue up at one lock, three times each."""

import threading

lock = threading.Lock()
state = {"inside": 0, "visits": 0}


def work():
    for _ in range(3):
        with lock:
            state["inside"] += 1
            assert state["inside"] == 1
            state["visits"] += 1
            state["inside"] -= 1


def main():
    threads = [threading.Thread(target=work) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert state["visits"] == 36, state
