"""Peterson's lock with the two stores in the wrong order."""

import threading
import time

FEWEST_PREEMPTIONS = 2
wants = [False, False]
turn = 0
total = 0


def work(me):
    global turn, total
    other = 1 - me
    turn = other
    wants[me] = True
    while wants[other] and turn == other:
        time.sleep(0)
    total += 1
    wants[me] = False


def main():
    threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 2, total
