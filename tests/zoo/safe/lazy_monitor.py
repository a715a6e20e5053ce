"""The lock of an object is made when it is used for the first time. Repaired."""

import threading


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.value = 0

    def monitor(self):
        return self.lock

    def add(self):
        with self.monitor():
            self.value += 1


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    counter = Counter()
    run((counter.add,), (counter.add,))
    assert counter.value == 2, counter.value
