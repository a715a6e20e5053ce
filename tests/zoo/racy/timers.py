"""Two timers go off at the same time and add to one total."""

from threading import Timer

FEWEST_PREEMPTIONS = 1
total = 0


def ring(n):
    global total
    total += n


def main():
    threads = [Timer(0.01, ring, args=[n]) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 3, total
