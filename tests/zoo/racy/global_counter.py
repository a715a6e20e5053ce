"""Two threads add to one global; `+=` is a read and a write, so an update is lost."""

import threading

FEWEST_PREEMPTIONS = 1
counter = 0


def work():
    global counter
    counter += 1


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter == 2, counter
