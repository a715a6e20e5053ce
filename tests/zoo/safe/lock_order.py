"""Everybody takes the left lock first."""

import threading

left, right = threading.Lock(), threading.Lock()


def one():
    with left:
        with right:
            pass


def two():
    with left:
        with right:
            pass


def main():
    threads = [threading.Thread(target=one), threading.Thread(target=two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
