"""The list of listeners is replaced, never changed: the walk keeps the one it began with."""

import threading

listeners = ["first", "second", "third"]
called = []


def publish():
    for listener in listeners:
        called.append(listener)


def leave():
    global listeners
    listeners = [each for each in listeners if each != "first"]


def main():
    threads = [threading.Thread(target=publish), threading.Thread(target=leave)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "second" in called and "third" in called, called
