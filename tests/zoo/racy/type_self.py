"""`type(self).made += 1` changes the class, which all instances share."""

import threading

FEWEST_PREEMPTIONS = 1


class Widget:
    made = 0

    def __init__(self):
        type(self).made += 1


def main():
    threads = [threading.Thread(target=Widget) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Widget.made == 2, Widget.made
