"""The main thread takes the queue away while the consumer may still look at it. Repaired."""

import threading


class Queue:
    def __init__(self):
        self.items = ["block"]
        self.lock = threading.Lock()


queue = Queue()


def consume():
    while True:
        with queue.lock:
            if not queue.items:
                return
            queue.items.pop()


def main():
    global queue
    worker = threading.Thread(target=consume)
    worker.start()
    worker.join()
    queue = None
