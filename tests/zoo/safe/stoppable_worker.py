"""A worker does rounds until an event tells it to stop."""

import threading


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self.stop = threading.Event()
        self.rounds = 0

    def run(self):
        while not self.stop.wait(0.01):
            self.rounds += 1


def main():
    worker = Worker()
    worker.start()
    worker.stop.set()
    worker.join()
    assert worker.rounds >= 0
