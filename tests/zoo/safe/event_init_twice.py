"""One thread initialises, the others wait for the event."""

import threading

started = threading.Event()
inits = []


def ensure_started(who):
    if who == 0:
        inits.append(who)
        started.set()
    started.wait()
    assert inits == [0]


def main():
    threads = [threading.Thread(target=ensure_started, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(inits) == 1, inits
