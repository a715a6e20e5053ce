"""Each step is locked, the test and the withdrawal together are not: overdrawn."""

from threading import Lock, Thread

FEWEST_PREEMPTIONS = 1


class Account:
    def __init__(self, balance):
        self.lock = Lock()
        self.balance = balance

    def covers(self, amount):
        with self.lock:
            return self.balance >= amount

    def withdraw(self, amount):
        with self.lock:
            self.balance -= amount


def buy(account):
    if account.covers(60):
        account.withdraw(60)


def main():
    account = Account(100)
    threads = [Thread(target=buy, args=(account,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert account.balance >= 0, account.balance
