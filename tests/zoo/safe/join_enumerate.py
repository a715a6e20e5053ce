"""Main joins every thread that `enumerate` knows."""

import threading

done = []


def main():
    before = set(threading.enumerate())
    for n in range(2):
        threading.Thread(target=done.append, args=(n,)).start()
    for thread in threading.enumerate():
        if thread not in before:
            thread.join()
    assert sorted(done) == [0, 1], done
