"""The barber sleeps on a semaphore; customers who find no chair go away."""

import threading

chairs = threading.Semaphore(1)
customers = threading.Semaphore(0)
served, turned_away = [], []


def visit(who):
    if chairs.acquire(blocking=False):
        served.append(who)
        customers.release()
    else:
        turned_away.append(who)


def cut():
    while True:
        customers.acquire()
        chairs.release()


def main():
    threading.Thread(target=cut, daemon=True).start()
    threads = [threading.Thread(target=visit, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(served) + len(turned_away) == 2 and served
