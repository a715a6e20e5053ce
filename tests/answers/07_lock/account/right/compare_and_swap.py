# update may run fn more than once; one tuple holds the whole state.
import threading


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self._state = (balance, ())
        self._guard = threading.Lock()

    @property
    def balance(self):
        return self._state[0]

    @property
    def history(self):
        return list(self._state[1])

    def snapshot(self):
        return self._state

    def _swap(self, old, new):
        with self._guard:
            if self._state is not old:
                return False
            self._state = new
            return True

    def _change(self, work):
        while True:
            old = self._state
            balance, history = old
            n = work(balance)
            if self._swap(old, (balance + n, (*history, n))):
                return

    def deposit(self, n):
        self._change(lambda _: n)

    def withdraw(self, n):
        def take(balance):
            if balance < n:
                raise InsufficientFunds
            return -n

        self._change(take)

    def update(self, fn):
        self._change(lambda balance: fn(balance) - balance)


def transfer(src, dst, n):
    src.withdraw(n)
    dst.deposit(n)
