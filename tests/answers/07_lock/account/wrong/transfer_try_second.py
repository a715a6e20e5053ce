# verdict: wrong|race
# check: test_a_slow_update_is_waited_for
import threading, itertools
class InsufficientFunds(Exception):
    pass

class Account:
    _n = itertools.count()
    def __init__(self, balance=0):
        self.balance = balance; self.history = []; self.lock = threading.RLock(); self.n = next(Account._n)
    def deposit(self, n):
        with self.lock:
            self.balance += n; self.history.append(n)
    def withdraw(self, n):
        with self.lock:
            if n > self.balance: raise InsufficientFunds
            self.balance -= n; self.history.append(-n)
    def snapshot(self):
        with self.lock: return self.balance, tuple(self.history)
    def update(self, fn):
        with self.lock:
            new = fn(self.balance); d = new - self.balance
            self.balance = new; self.history.append(d)
def transfer(src, dst, n):
    a, b = sorted((src, dst), key=lambda x: x.n)
    with a.lock:
        if b.lock.acquire(timeout=1):
            try: src.withdraw(n); dst.deposit(n)
            finally: b.lock.release()
