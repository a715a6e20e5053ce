"""A function counts its calls in an attribute of itself."""

import threading

FEWEST_PREEMPTIONS = 1


def ring():
    ring.calls += 1


ring.calls = 0


def main():
    threads = [threading.Thread(target=ring) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ring.calls == 2, ring.calls
