"""Pop first and handle the empty list: one step decides who gets the last task."""

import threading

tasks = ["only one"]


def work():
    try:
        tasks.pop()
    except IndexError:
        pass


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tasks == []
