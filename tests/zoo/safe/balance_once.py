"""The tutorial's balance with one round under a lock."""

import threading

balance = 0
lock = threading.Lock()


def change_it(n):
    global balance
    with lock:
        balance = balance + n
        balance = balance - n


def main():
    threads = [threading.Thread(target=change_it, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert balance == 0, balance
