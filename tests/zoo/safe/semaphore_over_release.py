"""Only a permit that was taken is given back."""

import threading

gate = threading.Semaphore(1)
inside = []


def visit(who):
    if not gate.acquire(blocking=False):
        return
    try:
        inside.append(who)
        assert inside == [who], inside
        inside.remove(who)
    finally:
        gate.release()


def main():
    threads = [threading.Thread(target=visit, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
