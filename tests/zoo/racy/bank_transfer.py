"""Each account is locked, the transfer is not: an auditor sees money missing."""

import threading

FEWEST_PREEMPTIONS = 1


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()

    def add(self, amount):
        with self.lock:
            self.balance += amount


a, b = Account(100), Account(100)
sums = []


def transfer():
    a.add(-30)
    b.add(30)


def audit():
    with a.lock, b.lock:
        sums.append(a.balance + b.balance)


def main():
    threads = [threading.Thread(target=transfer), threading.Thread(target=audit)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums == [200], sums
