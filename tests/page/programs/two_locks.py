"""Two threads take two locks in two orders."""

import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(src, dst, amount):
    with src.lock:
        with dst.lock:
            src.balance -= amount
            dst.balance += amount


def main():
    x, y = Account(20), Account(30)
    threads = [
        threading.Thread(target=transfer, args=(x, y, 3)),
        threading.Thread(target=transfer, args=(y, x, 5)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
