"""The condition is built on the outer lock: `wait` gives it back."""

import threading

outer = threading.Lock()
filled = threading.Condition(outer)
items = []


def get():
    with filled:
        while not items:
            filled.wait()
        return items.pop()


def put():
    with outer:
        items.append(1)
        filled.notify()


def main():
    threads = [threading.Thread(target=get), threading.Thread(target=put)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
