"""The third looks at the sum when both others have ended."""

import threading

lock = threading.Lock()
data = 0


def add(n):
    global data
    with lock:
        data += n


def check():
    with lock:
        assert data <= 3, data


def main():
    threads = [threading.Thread(target=each) for each in [lambda: add(1), lambda: add(2), check]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
