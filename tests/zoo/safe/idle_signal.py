"""It looks for work again under the lock before it waits."""

import threading

idle = threading.Condition()
work, done = [], []


def sorter():
    with idle:
        while not work:
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
