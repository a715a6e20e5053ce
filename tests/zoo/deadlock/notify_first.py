"""`wait` without a test: when the notification comes first it is lost."""

import threading

FEWEST_PREEMPTIONS = 0
changed = threading.Condition()


def waiter():
    with changed:
        changed.wait()


def notifier():
    with changed:
        changed.notify_all()


def main():
    threads = [threading.Thread(target=waiter), threading.Thread(target=notifier)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
