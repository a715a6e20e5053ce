"""The count is kept under a lock."""

import threading

lock = threading.Lock()
opened = threading.Event()
waiting, last = 0, []


def arrive(name):
    global waiting
    with lock:
        waiting = waiting + 1
        if waiting == 2:
            last.append(name)
            opened.set()


def work(name):
    arrive(name)


def main():
    threads = [threading.Thread(target=each) for each in [lambda: work("a"), lambda: work("b")]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(last) == 1, last
