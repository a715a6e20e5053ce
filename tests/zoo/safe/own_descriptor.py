"""The descriptor's owner has a lock."""

import threading


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, thing, owner):
        return getattr(thing, self.name)

    def __set__(self, thing, value):
        if value < 0:
            raise ValueError(value)
        setattr(thing, self.name, value)


class Account:
    balance = Positive()

    def __init__(self):
        self.balance = 10
        self.lock = threading.Lock()


def take(account):
    with account.lock:
        if account.balance >= 10:
            account.balance -= 10


def main():
    account = Account()
    threads = [threading.Thread(target=take, args=(account,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert account.balance == 0, account.balance
