"""A lock is taken by main and given back by another thread: a signal."""

import threading

signal = threading.Lock()
value = None


def work():
    global value
    value = 5
    signal.release()


def main():
    signal.acquire()
    threading.Thread(target=work).start()
    signal.acquire()
    assert value == 5
