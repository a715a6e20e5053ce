"""An account whose methods hold its lock."""

import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def withdraw(self, amount):
        with self.lock:
            if self.balance < amount:
                raise ValueError("not enough money")
            self.balance -= amount


def main():
    account = Account(100)
    threads = [
        threading.Thread(target=account.deposit, args=(20,)),
        threading.Thread(target=account.withdraw, args=(50,)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert account.balance == 70, account.balance
