"""Both stages are written by 99 threads and read by one while the first lock is held."""

import threading

first_lock, second_lock = threading.Lock(), threading.Lock()
first = second = 0


def write():
    global first, second
    with first_lock:
        first = 1
        with second_lock:
            second = first + 1


def read():
    with first_lock:
        if first == 0:
            return
        seen = first
        with second_lock:
            assert second == seen + 1, (seen, second)


def main():
    threads = [*(threading.Thread(target=write) for _ in range(99)), threading.Thread(target=read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
