"""Four setters write two values, one checker reads them: they must agree. Repaired."""

import threading

a, b = 0, 0
lock = threading.Lock()


def put():
    global a, b
    with lock:
        a = 1
        b = -1


def check():
    with lock:
        pair = a, b
    assert pair in [(0, 0), (1, -1)], pair


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run(*[(put,) for _ in range(4)], (check,))
