"""Peterson's lock: say that you want, then give way."""

import threading
import time

wants = [False, False]
turn = 0
total = 0


def work(me):
    global turn, total
    other = 1 - me
    wants[me] = True
    turn = other
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
