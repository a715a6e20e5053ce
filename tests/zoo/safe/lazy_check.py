"""A third thread trusts that two others have finished because the total looks complete."""

import threading

data = 0
wrong = []
lock = threading.Lock()


def add(amount):
    global data
    with lock:
        data += amount


def check():
    with lock:
        if data >= 3:
            wrong.append(data)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((add, 1), (add, 2))
    assert not wrong, wrong
