"""A method that holds the lock calls another one that takes it again."""

import threading

FEWEST_PREEMPTIONS = 0


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 0

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def deposit_all(self, amounts):
        with self.lock:
            for amount in amounts:
                self.deposit(amount)


def main():
    account = Account()
    threads = [
        threading.Thread(target=account.deposit_all, args=([1, 2],)),
        threading.Thread(target=account.deposit, args=(4,)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert account.balance == 7
