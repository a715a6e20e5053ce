"""Compare-and-swap on a pair of head and version."""

import threading


class Stack:
    def __init__(self, items):
        self.following = dict(zip(items, [*items[1:], None]))
        self.head = (items[0], 0)
        self.guard = threading.Lock()

    def swap_head(self, old, new):
        with self.guard:
            if self.head is not old:
                return False
            self.head = (new, old[1] + 1)
            return True

    def pop(self):
        while True:
            head = self.head
            if self.swap_head(head, self.following[head[0]]):
                return head[0]

    def push(self, item):
        while True:
            head = self.head
            self.following[item] = head[0]
            if self.swap_head(head, item):
                return


def main():
    stack, taken = Stack(["a", "b", "c"]), []

    def shuffle():
        first, second = stack.pop(), stack.pop()
        stack.push(first)
        taken.append(second)

    threads = [
        threading.Thread(target=lambda: taken.append(stack.pop())),
        threading.Thread(target=shuffle),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken.append(stack.pop())
    assert sorted(taken) == ["a", "b", "c"], taken
