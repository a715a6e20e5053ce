"""Main waits until no more threads are active than before."""

import threading
import time

done = []


def main():
    before = threading.active_count()
    for n in range(2):
        threading.Thread(target=done.append, args=(n,)).start()
    while threading.active_count() > before:
        time.sleep(0.001)
    assert sorted(done) == [0, 1], done
