"""Lamport's fast lock without the second look at x: two are inside."""

import threading
import time

FEWEST_PREEMPTIONS = 2
x = y = 0
inside = 0
busy = [False, False, False]


def enter(me):
    global x, y
    while True:
        busy[me] = True
        x = me
        if y == 0:
            y = me
            return
        busy[me] = False
        time.sleep(0)


def leave(me):
    global y
    y = 0
    busy[me] = False


def work(me):
    global inside
    enter(me)
    inside += 1
    assert inside == 1, inside
    inside -= 1
    leave(me)


def main():
    threads = [threading.Thread(target=each) for each in [lambda: work(1), lambda: work(2)]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
