"""A semaphore made of a counter and a condition: the counter is looked at too early. Repaired."""

import threading


class Semaphore:
    def __init__(self):
        self.free = 1
        self.condition = threading.Condition()

    def acquire(self):
        with self.condition:
            while self.free == 0:
                self.condition.wait()
            self.free -= 1

    def release(self):
        with self.condition:
            self.free += 1
            self.condition.notify()


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    semaphore = Semaphore()
    inside = []

    def work(name):
        semaphore.acquire()
        inside.append(name)
        semaphore.release()

    run((work, "a"), (work, "b"))
    assert len(inside) == 2
