"""A function counts its calls under a lock."""

import threading

lock = threading.Lock()


def ring():
    with lock:
        ring.calls += 1


ring.calls = 0


def main():
    threads = [threading.Thread(target=ring) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ring.calls == 2, ring.calls
