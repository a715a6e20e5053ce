"""No lock is needed before start and after join."""

import threading


class Box:
    value = 0


def main():
    box = Box()

    def add():
        box.value += 1

    for _ in range(3):
        box.value += 10
        worker = threading.Thread(target=add)
        worker.start()
        worker.join()
    assert box.value == 33, box.value
