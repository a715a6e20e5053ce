"""Token bucket rate limiter on a fake clock.

Take() reads the clock before it takes the lock; preempted there, it later sets `last` back to
the old time, and the next caller credits the same span a second time; 1 preemption.
"""

import threading
from dataclasses import dataclass, field

FEWEST_PREEMPTIONS = 1


@dataclass
class Clock:
    now: int = 0


@dataclass
class Bucket:
    clock: Clock
    rate: int = 1
    capacity: int = 10
    tokens: int = 0
    last: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def take(self):
        now = self.clock.now
        with self.lock:
            earned = max(0, now - self.last) * self.rate
            self.tokens = min(self.capacity, self.tokens + earned)
            self.last = now
            if self.tokens < 1:
                return False
            self.tokens -= 1
            return True


def main():
    clock = Clock()
    bucket = Bucket(clock)
    granted = []

    def ticker():
        for _ in range(3):
            clock.now += 1

    def caller(name):
        for _ in range(2):
            if bucket.take():
                granted.append(name)

    threads = [threading.Thread(target=caller, args=("a",)), threading.Thread(target=ticker),
               threading.Thread(target=caller, args=("b",))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    while bucket.take():
        granted.append("rest")
    assert len(granted) == clock.now * bucket.rate == 3, granted
