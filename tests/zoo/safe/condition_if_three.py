"""`while` lets an early notification do no harm."""

import threading

changed = threading.Condition()
log = []


def second():
    with changed:
        while not log:
            changed.wait()
        log.append(2)


def first():
    with changed:
        changed.notify()
    with changed:
        log.append(1)
        changed.notify()


def main():
    threads = [threading.Thread(target=second), threading.Thread(target=first)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log == [1, 2], log
