"""A thread waits inside two locks; `wait` gives back the inner one only."""

import threading

FEWEST_PREEMPTIONS = 0
outer = threading.Lock()
filled = threading.Condition()
items = []


def get():
    with outer:
        with filled:
            while not items:
                filled.wait()
            return items.pop()


def put():
    with outer:
        with filled:
            items.append(1)
            filled.notify()


def main():
    threads = [threading.Thread(target=get), threading.Thread(target=put)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
