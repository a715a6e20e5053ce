"""The truth test of a list and its `pop` are two steps: the last task is popped twice."""

import threading

FEWEST_PREEMPTIONS = 1
tasks = ["only one"]


def work():
    if tasks:
        tasks.pop()


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tasks == []
