"""The smallest lost update: two threads, one round each; every order of whole calls gives 0."""

import threading

balance = 0


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


def check():
    first = threading.Thread(target=change_it, args=(5,))
    second = threading.Thread(target=change_it, args=(8,))
    first.start()
    second.start()
    first.join()
    second.join()
    assert balance == 0, f"balance ended at {balance}"
