"""The inner function changes the global under a lock."""

import threading

level = 0
lock = threading.Lock()


def make_worker(step):
    def climb():
        global level
        with lock:
            level = level + step

    return climb


def main():
    threads = [threading.Thread(target=make_worker(step)) for step in (1, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert level == 11, level
