"""The driver tests the stopping flag before it counts itself in; the stop overtakes it."""

import threading

FEWEST_PREEMPTIONS = 1


class Driver:
    def __init__(self):
        self.lock = threading.Lock()
        self.pending = 1
        self.stopping = False
        self.stopped = False
        self.idle = threading.Event()

    def enter(self):
        if self.stopping:
            return False
        with self.lock:
            self.pending += 1
        return True

    def leave(self):
        with self.lock:
            self.pending -= 1
            if self.pending == 0:
                self.idle.set()

    def work(self):
        if self.enter():
            assert not self.stopped, "work on a stopped driver"
            self.leave()

    def stop(self):
        self.stopping = True
        self.leave()
        self.idle.wait()
        self.stopped = True


def main():
    driver = Driver()
    threads = [threading.Thread(target=driver.work), threading.Thread(target=driver.stop)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
