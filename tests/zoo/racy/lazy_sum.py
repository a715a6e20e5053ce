"""Three threads add under a lock; the third takes for granted that it is not the last."""

import threading

FEWEST_PREEMPTIONS = 0
lock = threading.Lock()
data = 0


def add(n):
    global data
    with lock:
        data += n


def check():
    with lock:
        assert data < 3, data


def main():
    threads = [threading.Thread(target=each) for each in [lambda: add(1), lambda: add(2), check]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
