"""A listener is removed while the list is walked: the next one is skipped."""

import threading

FEWEST_PREEMPTIONS = 1
listeners = ["first", "second", "third"]
called = []


def publish():
    for listener in listeners:
        called.append(listener)


def leave():
    listeners.remove("first")


def main():
    threads = [threading.Thread(target=publish), threading.Thread(target=leave)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "second" in called and "third" in called, called
