"""`locked()` says free, and two threads go on to take the lock one after the other."""

import threading

FEWEST_PREEMPTIONS = 1
lock = threading.Lock()
refreshes = []


def refresh(who):
    if not refreshes and not lock.locked():
        with lock:
            refreshes.append(who)


def main():
    threads = [threading.Thread(target=refresh, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refreshes) == 1, refreshes
