"""A long loop counts by itself and adds once, under a lock."""

import threading

total = 0
lock = threading.Lock()


def count_up():
    global total
    n = 0
    while n < 50_000:
        n += 1
    with lock:
        total += n


def add_one():
    global total
    with lock:
        total += 1


def main():
    threads = [threading.Thread(target=count_up), threading.Thread(target=add_one)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 50_001, total
