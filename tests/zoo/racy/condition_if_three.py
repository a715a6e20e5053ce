"""`if` around `wait`: an early notification lets the second go before the first."""

import threading

FEWEST_PREEMPTIONS = 1
changed = threading.Condition()
log = []


def second():
    with changed:
        if not log:
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
