"""Stage one and stage two are locked one by one; 99 writers, and a reader between them."""

import threading

FEWEST_PREEMPTIONS = 1
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
