"""With the second look."""

import threading
import time

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
            if x == me:
                return
            busy[me] = False
            while busy[3 - me]:
                time.sleep(0)
            if y == me:
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
