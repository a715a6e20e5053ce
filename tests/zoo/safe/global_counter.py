"""Two threads add to one global under a lock."""

import threading

counter = 0
lock = threading.Lock()


def work():
    global counter
    with lock:
        counter += 1


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter == 2, counter
