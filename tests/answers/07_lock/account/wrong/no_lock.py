# verdict: race
# check: test_no_deposit_is_lost
# No lock at all.


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self._balance = balance
        self._history = []

    @property
    def balance(self):
        return self._balance

    @property
    def history(self):
        return list(self._history)

    def deposit(self, n):
        self._balance += n
        self._history.append(n)

    def withdraw(self, n):
        if self._balance < n:
            raise InsufficientFunds
        self._balance -= n
        self._history.append(-n)

    def snapshot(self):
        return self._balance, tuple(self._history)

    def update(self, fn):
        old = self._balance
        self._balance = fn(old)
        self._history.append(self._balance - old)


def transfer(src, dst, n):
    src.withdraw(n)
    dst.deposit(n)
