"""The class counts its instances under a lock."""

import threading


class Widget:
    made = 0
    lock = threading.Lock()

    def __init__(self):
        with self.lock:
            type(self).made += 1


def main():
    threads = [threading.Thread(target=Widget) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Widget.made == 2, Widget.made
