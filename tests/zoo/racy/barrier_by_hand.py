"""A barrier made of a count and an event: who comes last is found without a lock."""

import threading

FEWEST_PREEMPTIONS = 1
lock = threading.Lock()
opened = threading.Event()
waiting, last = 0, []


def arrive(name):
    global waiting
    waiting = waiting + 1
    if waiting == 2:
        last.append(name)
        opened.set()


def work(name):
    arrive(name)


def main():
    threads = [threading.Thread(target=each) for each in [lambda: work("a"), lambda: work("b")]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(last) == 1, last
