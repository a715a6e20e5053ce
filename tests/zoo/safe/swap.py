"""Two globals are swapped under a lock."""

import threading

left, right = "L", "R"
lock = threading.Lock()


def swap():
    global left, right
    with lock:
        left, right = right, left


def main():
    threads = [threading.Thread(target=swap) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (left, right) == ("L", "R"), (left, right)
