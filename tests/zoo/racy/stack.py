"""An array stack without a lock: two pushes land on one place."""

import threading

FEWEST_PREEMPTIONS = 1


class Stack:
    def __init__(self, size):
        self.cells = [None] * size
        self.top = 0

    def push(self, item):
        self.cells[self.top] = item
        self.top += 1

    def pop(self):
        self.top -= 1
        return self.cells[self.top]


def main():
    stack = Stack(4)
    threads = [threading.Thread(target=stack.push, args=(item,)) for item in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {stack.pop(), stack.pop()} == {"a", "b"}
