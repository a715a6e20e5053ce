"""The thief announces itself first and takes it back when there was nothing (Cilk's protocol)."""

import threading


class Tasks:
    def __init__(self):
        self.items = [None] * 4
        self.head = 0
        self.tail = 0
        self.lock = threading.Lock()

    def push(self, item):
        self.items[self.tail] = item
        self.tail += 1

    def pop(self):
        self.tail -= 1
        if self.head <= self.tail:
            return self.items[self.tail]
        self.tail += 1
        with self.lock:
            if self.head == self.tail:
                return None
            self.tail -= 1
            return self.items[self.tail]

    def steal(self):
        with self.lock:
            self.head += 1
            if self.head > self.tail:
                self.head -= 1
                return None
            return self.items[self.head - 1]


def main():
    tasks, taken = Tasks(), []
    tasks.push("a")
    tasks.push("b")

    def owner():
        taken.extend([tasks.pop(), tasks.pop()])

    def thief():
        taken.append(tasks.steal())

    threads = [threading.Thread(target=owner), threading.Thread(target=thief)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(each for each in taken if each) == ["a", "b"], taken
