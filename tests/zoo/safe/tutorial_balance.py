"""The tutorial's balance with 200,000 rounds: acquire, try, finally, release."""

import threading

balance = 0
lock = threading.Lock()


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


def run_thread(n):
    for _ in range(200_000):
        lock.acquire()
        try:
            change_it(n)
        finally:
            lock.release()


def main():
    threads = [threading.Thread(target=run_thread, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert balance == 0, balance
