"""A transfer holds both locks, in the same order as everybody else."""

import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


a, b = Account(100), Account(100)
sums = []


def transfer():
    with a.lock, b.lock:
        a.balance -= 30
        b.balance += 30


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
