"""A worker is joined by a callback that holds the lock which the worker still needs."""

import threading

FEWEST_PREEMPTIONS = 1


class Service:
    def __init__(self):
        self.lock = threading.Lock()
        self.running = True
        self.worker = threading.Thread(target=self.work)

    def work(self):
        while self.running:
            with self.lock:
                self.running = False

    def stop(self):
        with self.lock:
            self.running = False
            self.worker.join()


def main():
    service = Service()
    service.worker.start()
    service.stop()
