"""Lock-free ring buffer for one producer and one consumer.

The producer fills the ring and is preempted, the consumer advances head and is preempted before
reading the cell, the producer overwrites that cell; 2 preemptions.
"""

import threading

FEWEST_PREEMPTIONS = 2


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
        self.head += 1
        return self.cells[(self.head - 1) % self.SIZE]


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
