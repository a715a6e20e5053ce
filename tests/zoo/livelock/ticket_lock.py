"""Two threads draw the same ticket; the one that is late is never served."""

import threading
import time

FEWEST_PREEMPTIONS = 1


class TicketLock:
    def __init__(self):
        self.tickets = 0
        self.serving = 0

    def acquire(self):
        mine = self.tickets
        self.tickets = mine + 1
        while self.serving != mine:
            time.sleep(0)

    def release(self):
        self.serving += 1


def main():
    lock, log = TicketLock(), []

    def work():
        lock.acquire()
        log.append(1)
        lock.release()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
