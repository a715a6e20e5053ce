"""The turn is given away after the critical section."""

import threading
import time

wants, turn, inside = [False, False], 0, 0


def enter(me):
    other = 1 - me
    wants[me] = True
    while wants[other]:
        if turn != me:
            wants[me] = False
            while turn != me:
                time.sleep(0)
            wants[me] = True


def leave(me):
    global turn
    turn = 1 - me
    wants[me] = False


def work(me):
    global inside
    enter(me)
    inside += 1
    assert inside == 1, inside
    inside -= 1
    leave(me)


def main():
    threads = [
        threading.Thread(target=each) for each in [lambda: (work(0), work(0)), lambda: work(1)]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
