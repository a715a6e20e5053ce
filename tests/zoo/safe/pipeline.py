"""Three stages, joined by queues; a sentinel ends them."""

import queue
import threading

first, second, last = queue.Queue(), queue.Queue(), []


def double():
    while (n := first.get()) is not None:
        second.put(n * 2)
    second.put(None)


def collect():
    while (n := second.get()) is not None:
        last.append(n)


def main():
    stages = [threading.Thread(target=double), threading.Thread(target=collect)]
    for stage in stages:
        stage.start()
    for n in (1, 2):
        first.put(n)
    first.put(None)
    for stage in stages:
        stage.join()
    assert last == [2, 4], last
