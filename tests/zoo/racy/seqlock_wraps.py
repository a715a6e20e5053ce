"""Price quote published with a sequence counter (seqlock): one writer, one lock-free reader.

The 3-bit counter wraps: a reader preempted between `bid` and `ask` while the writer makes
exactly four publications finds the same sequence again and accepts a torn pair; 2 preemptions.
"""

import threading
import time

FEWEST_PREEMPTIONS = 2


class Quote:
    __slots__ = ("seq", "bid", "ask")

    def __init__(self):
        self.seq, self.bid, self.ask = 0, 0, 1

    def _next(self):
        return (self.seq + 1) % 8

    def publish(self, bid):
        self.seq = self._next()
        self.bid = bid
        self.ask = bid + 1
        self.seq = self._next()

    def read(self):
        while True:
            before = self.seq
            if before % 2 == 0:
                bid = self.bid
                ask = self.ask
                if self.seq == before:
                    return bid, ask
            time.sleep(0)


def main():
    quote, seen = Quote(), []

    def feed():
        for bid in range(10, 70, 10):
            quote.publish(bid)

    def ticker():
        for _ in range(2):
            seen.append(quote.read())

    threads = [threading.Thread(target=feed), threading.Thread(target=ticker)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(seen) == 2
    assert all(ask == bid + 1 for bid, ask in seen), seen
