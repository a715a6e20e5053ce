"""A thread starts two more; the additions are locked."""

import threading

total = [0]
lock = threading.Lock()


def add():
    with lock:
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
