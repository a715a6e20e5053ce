"""`__next__` holds a lock."""

import threading


class Numbers:
    def __init__(self, last):
        self.lock = threading.Lock()
        self.at = 0
        self.last = last

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            if self.at >= self.last:
                raise StopIteration
            self.at += 1
            return self.at


numbers = Numbers(2)
seen = []


def work():
    for n in numbers:
        seen.append(n)


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == [1, 2], seen
