"""Each one that is woken by `notify_all` tests again."""

import threading

ready = threading.Condition()
items = []


def consume():
    with ready:
        while not items:
            ready.wait(timeout=None)
        items.pop()


def produce():
    with ready:
        items.append(1)
        ready.notify_all()
    with ready:
        items.append(2)
        ready.notify_all()


def main():
    threads = [threading.Thread(target=each) for each in (consume, consume, produce)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
