"""Try again until `acquire(blocking=False)` says yes."""

import threading
import time

lock = threading.Lock()
total = 0


def add():
    global total
    while not lock.acquire(blocking=False):
        time.sleep(0.001)
    total += 1
    lock.release()


def main():
    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 2, total
