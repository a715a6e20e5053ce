"""Five philosophers each hold the left fork and wait for the right one."""

import threading

FEWEST_PREEMPTIONS = 1


class Philosopher(threading.Thread):
    def __init__(self, left, right):
        super().__init__()
        self.left, self.right = left, right

    def run(self):
        self.left.acquire()
        self.right.acquire()
        self.right.release()
        self.left.release()


def main():
    forks = [threading.Lock() for _ in range(5)]
    threads = [Philosopher(forks[i], forks[(i + 1) % 5]) for i in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
