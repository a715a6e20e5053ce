"""It waits for room first."""

import threading

mutex = threading.Semaphore(1)
room, ready = threading.Semaphore(1), threading.Semaphore(0)
items = []


def produce():
    for item in (1, 2):
        room.acquire()
        mutex.acquire()
        items.append(item)
        mutex.release()
        ready.release()


def consume():
    for _ in (1, 2):
        ready.acquire()
        mutex.acquire()
        items.pop()
        mutex.release()
        room.release()


def main():
    threads = [threading.Thread(target=each) for each in [produce, consume]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
