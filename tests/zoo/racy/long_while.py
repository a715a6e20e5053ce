"""A long loop adds to a total; one addition of another thread is lost."""

import threading

FEWEST_PREEMPTIONS = 1
total = 0


def count_up():
    global total
    n = 0
    while n < 50_000:
        total += 1
        n += 1


def add_one():
    global total
    total += 1


def main():
    threads = [threading.Thread(target=count_up), threading.Thread(target=add_one)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 50_001, total
