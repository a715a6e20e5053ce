"""Take the permit without waiting, or go without."""

import threading

permits = threading.Semaphore(1)
taken = []


def take(who):
    if permits.acquire(blocking=False):
        taken.append(who)


def main():
    threads = [threading.Thread(target=take, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 1
