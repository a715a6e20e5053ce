"""`is_set` and `set` are two steps: two threads initialise."""

import threading

FEWEST_PREEMPTIONS = 1
started = threading.Event()
inits = []


def ensure_started(who):
    if not started.is_set():
        started.set()
        inits.append(who)


def main():
    threads = [threading.Thread(target=ensure_started, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(inits) == 1, inits
