"""Two timers go off at the same time and add to one total under a lock."""

from threading import Lock, Timer

total = 0
lock = Lock()


def ring(n):
    global total
    with lock:
        total += n


def main():
    threads = [Timer(0.01, ring, args=[n]) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 3, total
