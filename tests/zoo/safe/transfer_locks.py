"""A transfer locks the account with the lower number first."""

from threading import Lock, Thread


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
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
