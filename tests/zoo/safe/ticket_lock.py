"""The tickets come from a counter whose `next` is one step."""

import itertools
import threading
import time


class TicketLock:
    def __init__(self):
        self.tickets = itertools.count()
        self.serving = 0

    def acquire(self):
        mine = next(self.tickets)
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
