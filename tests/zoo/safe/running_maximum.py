"""The best value is tested and stored under a lock."""

import threading

best = 0
lock = threading.Lock()


def offer(value):
    global best
    with lock:
        if value > best:
            best = value


def main():
    threads = [threading.Thread(target=offer, args=(n,)) for n in (3, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert best == 9, best
