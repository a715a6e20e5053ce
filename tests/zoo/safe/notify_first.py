"""An event remembers that it was set."""

import threading

changed = threading.Event()


def waiter():
    changed.wait()


def notifier():
    changed.set()


def main():
    threads = [threading.Thread(target=waiter), threading.Thread(target=notifier)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
