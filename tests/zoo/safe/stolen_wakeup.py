"""`wait_for` looks again after every wake-up."""

import threading

ready = threading.Condition()
items = []
taken = []


def consume():
    with ready:
        ready.wait_for(lambda: items)
        taken.append(items.pop())


def produce():
    with ready:
        items.append(1)
        ready.notify()


def main():
    threads = [threading.Thread(target=each) for each in (consume, produce, produce, consume)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert taken == [1, 1], taken
