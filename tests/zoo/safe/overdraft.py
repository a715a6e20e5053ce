"""The test and the withdrawal hold the same re-entrant lock."""

from threading import RLock, Thread


class Account:
    def __init__(self, balance):
        self.lock = RLock()
        self.balance = balance

    def covers(self, amount):
        with self.lock:
            return self.balance >= amount

    def withdraw(self, amount):
        with self.lock:
            self.balance -= amount


def buy(account):
    with account.lock:
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
