"""The dict of `globals()` is changed under a lock."""

import threading

hits = 0
lock = threading.Lock()


def bump(name):
    with lock:
        globals()[name] += 1


def main():
    threads = [threading.Thread(target=bump, args=("hits",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert hits == 2, hits
