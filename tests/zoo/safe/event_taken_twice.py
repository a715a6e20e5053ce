"""A semaphore is the token: looking and taking are one step."""

import threading

token = threading.Semaphore(0)
runs = []


def work(who):
    if token.acquire(blocking=False):
        runs.append(who)


def main():
    token.release()
    threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(runs) == 1, runs
