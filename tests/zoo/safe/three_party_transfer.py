"""Deposits, withdrawals and a transfer; only the transfer forgets one of the locks. Repaired."""

import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


one, two = Account(100), Account(100)


def deposit(account, amount):
    with account.lock:
        account.balance += amount


def transfer(amount):
    with one.lock:
        one.balance -= amount
    with two.lock:
        two.balance += amount


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((deposit, one, 10), (deposit, two, 20), (transfer, 30))
    assert one.balance + two.balance == 230, (one.balance, two.balance)
