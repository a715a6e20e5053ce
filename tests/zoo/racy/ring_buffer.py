"""The producer moves the tail before it stores the item."""

import threading

FEWEST_PREEMPTIONS = 1


class Ring:
    def __init__(self):
        self.slots = [None] * 2
        self.head = 0
        self.tail = 0

    def put(self, item):
        if self.tail - self.head == 2:
            return False
        self.tail += 1
        self.slots[(self.tail - 1) % 2] = item
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
