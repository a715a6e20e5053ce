"""The tutorial's balance with 200,000 rounds: plus and minus without a lock."""

import threading

FEWEST_PREEMPTIONS = 2
balance = 0


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


def run_thread(n):
    for _ in range(200_000):
        change_it(n)


def main():
    threads = [threading.Thread(target=run_thread, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert balance == 0, balance
