"""An array stack with a lock in each method."""

import threading


class Stack:
    def __init__(self, size):
        self.cells = [None] * size
        self.top = 0
        self.lock = threading.Lock()

    def push(self, item):
        with self.lock:
            self.cells[self.top] = item
            self.top += 1

    def pop(self):
        with self.lock:
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
