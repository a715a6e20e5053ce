"""A sorter that went idle is told of work by a signal that came before it waited."""

import threading

FEWEST_PREEMPTIONS = 1
idle = threading.Condition()
work, done = [], []


def sorter():
    empty = not work
    with idle:
        if empty:
            idle.wait()
        done.append(work.pop())


def splitter():
    with idle:
        work.append("half")
        idle.notify()


def main():
    threads = [threading.Thread(target=each) for each in [sorter, splitter]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == ["half"], done
