"""Four setters write two values, one checker reads them: they must agree."""

import threading

FEWEST_PREEMPTIONS = 1
a, b = 0, 0


def put():
    global a, b
    a = 1
    b = -1


def check():
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
