"""A comprehension draws numbers from a global; two threads draw the same one."""

import threading

FEWEST_PREEMPTIONS = 1
next_id = 0


def draw():
    global next_id
    mine = next_id
    next_id = mine + 1
    return mine


drawn = []


def take():
    drawn.extend([draw() for _ in range(2)])


def main():
    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(drawn) == [0, 1, 2, 3], drawn
