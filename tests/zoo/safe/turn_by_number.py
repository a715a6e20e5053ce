"""Four threads spin until it is their turn."""

import threading
import time

turn = 0
log = []


def work(me):
    global turn
    while turn != me:
        time.sleep(0)
    log.append(me)
    turn = me + 1


def main():
    threads = [threading.Thread(target=work, args=(me,)) for me in (2, 0, 3, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log == [0, 1, 2, 3], log
