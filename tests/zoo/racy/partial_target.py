"""The target is a `partial` of a bound method; the counter behind it is shared."""

import functools
import threading

FEWEST_PREEMPTIONS = 1


class Meter:
    def __init__(self):
        self.reading = 0

    def add(self, amount, *, times=1):
        for _ in range(times):
            self.reading = self.reading + amount


def main():
    meter = Meter()
    work = functools.partial(meter.add, 2, times=2)
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert meter.reading == 8, meter.reading
