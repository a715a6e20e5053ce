"""The setters and the checker hold a lock."""

import threading

a = b = 0
lock = threading.Lock()


def set_both():
    global a, b
    with lock:
        a = 1
        b = -1


def check():
    with lock:
        first, second = a, b
    assert (first, second) in ((0, 0), (1, -1)), (first, second)


def main():
    threads = [
        *(threading.Thread(target=set_both) for _ in range(19)),
        threading.Thread(target=check),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
