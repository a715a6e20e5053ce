"""Two threads append to a linked list; one node is lost."""

import threading

FEWEST_PREEMPTIONS = 1


class Node:
    def __init__(self, value, following=None):
        self.value = value
        self.following = following


class Chain:
    def __init__(self):
        self.first = Node("head")

    def append(self, value):
        node = self.first
        while node.following is not None:
            node = node.following
        node.following = Node(value)

    def __iter__(self):
        node = self.first.following
        while node is not None:
            yield node.value
            node = node.following


def main():
    chain = Chain()
    threads = [threading.Thread(target=chain.append, args=(c,)) for c in "xy"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(chain) == ["x", "y"], list(chain)
