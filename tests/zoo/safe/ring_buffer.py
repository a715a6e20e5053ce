"""One producer and one consumer need no lock when the item is stored before the tail moves."""

import threading


class Ring:
    def __init__(self):
        self.slots = [None] * 2
        self.head = 0
        self.tail = 0

    def put(self, item):
        if self.tail - self.head == 2:
            return False
        self.slots[self.tail % 2] = item
        self.tail += 1
        return True

    def get(self):
        if self.head == self.tail:
            return None
        item = self.slots[self.head % 2]
        self.head += 1
        assert item is not None, "an empty slot was taken"
        return item


def main():
    ring = Ring()

    def produce():
        for item in ("a", "b", "c"):
            ring.put(item)

    def consume():
        for _ in range(2):
            ring.get()

    threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
