"""Two threads take two locks in opposite orders."""

import threading

FEWEST_PREEMPTIONS = 1
left, right = threading.Lock(), threading.Lock()


def one():
    with left:
        with right:
            pass


def two():
    with right:
        with left:
            pass


def main():
    threads = [threading.Thread(target=one), threading.Thread(target=two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
