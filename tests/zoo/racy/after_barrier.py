"""A barrier lines the threads up; it does not keep them apart afterwards."""

import threading

FEWEST_PREEMPTIONS = 1
start = threading.Barrier(2)
counter = 0


def work():
    global counter
    start.wait()
    counter += 1


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter == 2, counter
