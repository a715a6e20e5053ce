"""A try-lock loop that sleeps twice as long each time."""

import threading
import time

lock = threading.Lock()
log = []


def work(who):
    pause = 0.001
    while not lock.acquire(blocking=False):
        time.sleep(pause)
        pause *= 2
    log.append((who, "in"))
    log.append((who, "out"))
    lock.release()


def main():
    threads = [threading.Thread(target=work, args=(who,)) for who in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for entering, leaving in zip(log[::2], log[1::2]):
        assert entering[0] == leaving[0], log
