# Each account has a thread that owns it and takes orders from a queue.
import queue
import threading


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self._history = []
        self._orders = queue.Queue()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            work, answer = self._orders.get()
            try:
                answer.put((True, work()))
            except Exception as error:
                answer.put((False, error))

    def _ask(self, work):
        answer = queue.Queue()
        self._orders.put((work, answer))
        good, value = answer.get()
        if not good:
            raise value
        return value

    def _book(self, n):
        self.balance += n
        self._history.append(n)

    def _take(self, n):
        if self.balance < n:
            raise InsufficientFunds
        self._book(-n)

    @property
    def history(self):
        return self._ask(lambda: list(self._history))

    def deposit(self, n):
        self._ask(lambda: self._book(n))

    def withdraw(self, n):
        self._ask(lambda: self._take(n))

    def snapshot(self):
        return self._ask(lambda: (self.balance, tuple(self._history)))

    def update(self, fn):
        self._ask(lambda: self._book(fn(self.balance) - self.balance))


def transfer(src, dst, n):
    src.withdraw(n)
    dst.deposit(n)
