"""Between `notify` and the wake-up a third thread takes the item."""

import threading

FEWEST_PREEMPTIONS = 0
ready = threading.Condition()
items = []
taken = []


def consume():
    with ready:
        if not items:
            ready.wait()
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
