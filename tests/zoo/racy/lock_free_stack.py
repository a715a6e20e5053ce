"""Compare-and-swap sees the same head again and believes nothing happened (ABA)."""

import threading

FEWEST_PREEMPTIONS = 1


class Stack:
    def __init__(self, items):
        self.following = dict(zip(items, [*items[1:], None]))
        self.head = items[0]
        self.guard = threading.Lock()

    def swap_head(self, old, new):
        with self.guard:
            if self.head is not old:
                return False
            self.head = new
            return True

    def pop(self):
        while True:
            head = self.head
            if self.swap_head(head, self.following[head]):
                return head

    def push(self, item):
        while True:
            head = self.head
            self.following[item] = head
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
