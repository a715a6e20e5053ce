"""Readers and one writer; the count of readers has its own lock."""

import threading

room = threading.Lock()
counting = threading.Lock()
readers = 0
page = [0, 0]


def read():
    global readers
    with counting:
        readers += 1
        if readers == 1:
            room.acquire()
    assert page[0] == page[1], page
    with counting:
        readers -= 1
        if readers == 0:
            room.release()


def write():
    with room:
        page[0] += 1
        page[1] += 1


def main():
    threads = [threading.Thread(target=each) for each in (read, write, read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
