"""Worker threads add to an attribute of the object they were given."""

from threading import Thread

FEWEST_PREEMPTIONS = 1


class Tally:
    def __init__(self):
        self.total = 0


class Worker(Thread):
    def __init__(self, tally, amount):
        super().__init__(name=f"worker-{amount}")
        self.tally = tally
        self.amount = amount

    def run(self):
        self.tally.total += self.amount


def main():
    tally = Tally()
    threads = [Worker(tally, 1), Worker(tally, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tally.total == 3, tally.total
