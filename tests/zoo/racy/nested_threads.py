"""A thread starts two more; all three add to one list entry."""

import threading

FEWEST_PREEMPTIONS = 1
total = [0]


def add():
    total[0] += 1


def parent():
    children = [threading.Thread(target=add) for _ in range(2)]
    for child in children:
        child.start()
    add()
    for child in children:
        child.join()


def main():
    boss = threading.Thread(target=parent)
    boss.start()
    boss.join()
    assert total == [3], total
