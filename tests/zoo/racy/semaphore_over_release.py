"""A thread that did not get the permit gives one back: soon two are inside."""

import threading

FEWEST_PREEMPTIONS = 1
gate = threading.Semaphore(1)
inside = []


def visit(who):
    got = gate.acquire(blocking=False)
    try:
        if got:
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
