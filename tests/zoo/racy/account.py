"""Deposit and withdrawal on one account: money is lost or made."""

import threading

FEWEST_PREEMPTIONS = 1


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount

    def withdraw(self, amount):
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
