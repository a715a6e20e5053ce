"""The counter of a semaphore is read, and then it is taken: both threads want the last permit."""

import threading

FEWEST_PREEMPTIONS = 1
permits = threading.Semaphore(1)
taken = []


def take(who):
    if permits._value > 0:
        permits.acquire()
        taken.append(who)


def main():
    threads = [threading.Thread(target=take, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 1
