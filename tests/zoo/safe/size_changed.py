"""The size is checked, then the list gets shorter before the item is copied. Repaired."""

import threading

data = [1, 2, 3, 4]
copied = []
lock = threading.Lock()


def copy(size):
    with lock:
        if size <= len(data):
            copied.extend(data[place] for place in range(size))


def shrink():
    with lock:
        del data[2:]


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((copy, 4), (shrink,))
