"""A function inside a function declares `global`; the update is lost all the same."""

import threading

FEWEST_PREEMPTIONS = 1
level = 0


def make_worker(step):
    def climb():
        global level
        level = level + step

    return climb


def main():
    threads = [threading.Thread(target=make_worker(step)) for step in (1, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert level == 11, level
