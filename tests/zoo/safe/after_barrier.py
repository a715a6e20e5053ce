"""A barrier lines the threads up, a lock keeps them apart."""

import threading

start = threading.Barrier(2)
lock = threading.Lock()
counter = 0


def work():
    global counter
    start.wait()
    with lock:
        counter += 1


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter == 2, counter
