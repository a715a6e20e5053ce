"""Worker threads keep their answer; the main thread reads it after join."""

from threading import Thread


class Tally:
    def __init__(self):
        self.total = 0


class Worker(Thread):
    def __init__(self, tally, amount):
        super().__init__(name=f"worker-{amount}")
        self.tally = tally
        self.amount = amount

    def run(self):
        self.answer = self.amount


def main():
    tally = Tally()
    threads = [Worker(tally, 1), Worker(tally, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tally.total = sum(thread.answer for thread in threads)
    assert tally.total == 3, tally.total
