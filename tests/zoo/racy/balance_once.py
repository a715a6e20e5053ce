"""The tutorial's balance with one round: 40 of 70 interleavings are wrong."""

import threading

FEWEST_PREEMPTIONS = 2
balance = 0


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


def main():
    threads = [threading.Thread(target=change_it, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert balance == 0, balance
