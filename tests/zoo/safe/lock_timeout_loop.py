"""`acquire` with a time-out, repeated until it says yes."""

import threading

lock = threading.Lock()
total = 0


def add():
    global total
    while not lock.acquire(timeout=0.01):
        pass
    try:
        total += 1
    finally:
        lock.release()


def main():
    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 2
