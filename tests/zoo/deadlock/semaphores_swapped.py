"""A bounded buffer: the producer takes the mutex before it waits for room."""

import threading

FEWEST_PREEMPTIONS = 0
mutex = threading.Semaphore(1)
room, ready = threading.Semaphore(1), threading.Semaphore(0)
items = []


def produce():
    for item in (1, 2):
        mutex.acquire()
        room.acquire()
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
