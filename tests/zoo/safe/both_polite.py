"""Raise your flag, and lower it for a moment when it is not your turn (Dekker)."""

import threading
import time

flags = [False, False]
total = 0
turn = 0


def work(me):
    global total, turn
    flags[me] = True
    while flags[1 - me]:
        if turn != me:
            flags[me] = False
            while turn != me:
                time.sleep(0.001)
            flags[me] = True
    total += 1
    turn = 1 - me
    flags[me] = False


def main():
    threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 2
