import threading


class InsufficientFunds(Exception):
    pass


class Account:
    """A busy flag that is guarded by a condition: an update holds the flag, not the lock."""

    _count = 0
    _count_lock = threading.Lock()

    def __init__(self, balance=0):
        self._free = threading.Condition()
        self._owner = None
        self._depth = 0
        self._money = balance
        self._notes = []
        with Account._count_lock:
            Account._count += 1
            self._rank = Account._count

    def __enter__(self):
        me = threading.get_ident()
        with self._free:
            while self._owner not in (None, me):
                self._free.wait()
            self._owner = me
            self._depth += 1
        return self

    def __exit__(self, *_):
        with self._free:
            self._depth -= 1
            if not self._depth:
                self._owner = None
                self._free.notify()

    def _note(self, n):
        self._money += n
        self._notes.append(n)

    def deposit(self, n):
        with self:
            self._note(n)

    def withdraw(self, n):
        with self:
            if self._money < n:
                raise InsufficientFunds(n)
            self._note(-n)

    @property
    def balance(self):
        with self:
            return self._money

    @property
    def history(self):
        with self:
            return self._notes.copy()

    def snapshot(self):
        with self:
            return self._money, tuple(self._notes)

    def update(self, fn):
        with self:
            self._note(fn(self._money) - self._money)


def transfer(src, dst, n):
    low, high = (src, dst) if src._rank < dst._rank else (dst, src)
    with low, high:
        src.withdraw(n)
        dst.deposit(n)
