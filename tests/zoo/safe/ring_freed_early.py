"""Lock-free ring buffer for one producer and one consumer."""

import threading


class Ring:
    SIZE = 2

    def __init__(self):
        self.cells = [None] * self.SIZE
        self.head = 0
        self.tail = 0

    def offer(self, item):
        if self.tail - self.head == self.SIZE:
            return False
        self.cells[self.tail % self.SIZE] = item
        self.tail += 1
        return True

    def poll(self):
        if self.head == self.tail:
            return None
        # Why it is safe: tail is written by the producer only, after the cell;
        # head by the consumer only, after it has read the cell. A stale index
        # only makes the ring look fuller (producer) or emptier (consumer).
        item = self.cells[self.head % self.SIZE]
        self.head += 1
        return item


def main():
    ring, accepted, taken = Ring(), [], []

    def producer():
        for item in range(1, 5):
            if ring.offer(item):
                accepted.append(item)

    def consumer():
        for _ in range(3):
            if (item := ring.poll()) is not None:
                taken.append(item)

    threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    while (item := ring.poll()) is not None:
        taken.append(item)
    assert taken == accepted, f"{accepted} came out as {taken}"
