"""Two threads restart one timer: cancel the old one, store a new one; two timers are left."""

import threading

FEWEST_PREEMPTIONS = 1


class Debounced:
    def __init__(self):
        self.timer = None
        self.made = []

    def press(self):
        if self.timer is not None:
            self.timer.cancel()
        self.timer = threading.Timer(3600, print)
        self.made.append(self.timer)
        self.timer.start()


def main():
    bell = Debounced()
    threads = [threading.Thread(target=bell.press, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waiting = [timer for timer in bell.made if not timer.finished.is_set()]
    for timer in waiting:
        timer.cancel()
    assert len(waiting) == 1, len(waiting)
