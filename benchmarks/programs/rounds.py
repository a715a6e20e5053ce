"""The same with five rounds each: far more interleavings than any budget."""

import threading

balance = 0


def change_it(n):
    global balance
    for _ in range(5):
        balance = balance + n
        balance = balance - n


def check():
    threads = [threading.Thread(target=change_it, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return balance
