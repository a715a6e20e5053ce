"""Two threads add to one attribute of a shared object; an update is lost."""

from threading import Thread

FEWEST_PREEMPTIONS = 1


class Counter:
    def __init__(self):
        self.value = 0

    def add(self):
        self.value += 1


def main():
    counter = Counter()
    threads = [Thread(target=counter.add), Thread(target=counter.add)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.value == 2, counter.value
