"""The meter's method holds a lock for each addition."""

import functools
import threading


class Meter:
    def __init__(self):
        self.reading = 0
        self.lock = threading.Lock()

    def add(self, amount, *, times=1):
        for _ in range(times):
            with self.lock:
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
