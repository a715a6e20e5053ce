# verdict: deadlock|livelock
# check: test_too_few_wait
"""The last one waits as well."""
import threading


class Barrier:
    def __init__(self, n):
        self.gate = threading.Semaphore(0)

    def wait(self):
        self.gate.acquire()
        self.gate.release()
