"""Both raise a flag and both wait for the other to lower it."""

import threading
import time

FEWEST_PREEMPTIONS = 1
flags = [False, False]
total = 0


def work(me):
    global total
    flags[me] = True
    while flags[1 - me]:
        time.sleep(0.001)
    total += 1
    flags[me] = False


def main():
    threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 2
