"""Who writes holds the lock of the table."""

import threading


class Table:
    def __init__(self):
        self.lock = threading.Lock()
        self.buckets = [[], []]

    def put(self, key):
        with self.lock:
            bucket = self.buckets[key % len(self.buckets)]
            bucket.append(key)

    def grow(self):
        with self.lock:
            grown = [[] for _ in range(4)]
            for bucket in self.buckets:
                for key in bucket:
                    grown[key % 4].append(key)
            self.buckets = grown

    def has(self, key):
        return key in self.buckets[key % len(self.buckets)]


table = Table()


def main():
    threads = [threading.Thread(target=each) for each in [lambda: table.put(3), table.grow]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert table.has(3)
