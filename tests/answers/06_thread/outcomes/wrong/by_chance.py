# verdict: wrong
# check: test_no_value_is_missed
"""Runs the program many times; chance shows one of the seven values only."""
import threading

balance = 0


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


def outcomes():
    seen = set()
    for _ in range(50):
        threads = [threading.Thread(target=change_it, args=(n,)) for n in (5, 8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seen.add(balance)
    return seen
