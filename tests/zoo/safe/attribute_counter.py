"""A counter that guards its attribute with its own lock."""

from threading import Lock, Thread


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = Lock()

    def add(self):
        with self.lock:
            self.value += 1


def main():
    counter = Counter()
    threads = [Thread(target=counter.add), Thread(target=counter.add)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.value == 2, counter.value
