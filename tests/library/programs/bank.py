"""A small library under test, as it is: it knows nothing of the explorer."""

import threading


class Account:
    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount):
        self.balance = self.balance + amount


class LockedAccount(Account):
    def __init__(self, balance=0):
        super().__init__(balance)
        self.lock = threading.Lock()

    def deposit(self, amount):
        with self.lock:
            super().deposit(amount)


MODULE_LOCK = threading.Lock()
total = 0


def add(amount):
    global total
    with MODULE_LOCK:
        total += amount
