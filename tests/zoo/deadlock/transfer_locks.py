"""A transfer locks the payer, then the receiver; two opposite transfers block each other."""

from threading import Lock, Thread

FEWEST_PREEMPTIONS = 1


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = Lock()


def transfer(source, target, amount):
    with source.lock, target.lock:
        source.balance -= amount
        target.balance += amount


def main():
    a, b = Account(1, 100), Account(2, 100)
    threads = [Thread(target=transfer, args=(a, b, 10)), Thread(target=transfer, args=(b, a, 20))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (a.balance, b.balance) == (110, 90)
