"""A queue of tasks: the owner finds it empty and starts again at 0; a thief is still inside."""

import threading

FEWEST_PREEMPTIONS = 1


class Tasks:
    def __init__(self, *items):
        self.lock = threading.Lock()
        self.items, self.head, self.tail = list(items), 0, len(items)

    def steal(self):
        with self.lock:
            if self.head < self.tail:
                head = self.head
                self.head = head + 1
                return self.items[head]
            return None

    def refill(self, *items):
        if self.head == self.tail:
            self.items, self.head, self.tail = list(items), 0, len(items)


tasks, taken = Tasks("a"), []


def thief():
    taken.append(tasks.steal())


def owner():
    tasks.refill("b", "c")
    taken.append(tasks.steal())


def main():
    threads = [threading.Thread(target=each) for each in [thief, owner]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(filter(None, taken)) == sorted(set(filter(None, taken))), taken
