"""A token bucket refills by the clock, under a lock."""

import threading
import time


class Bucket:
    def __init__(self):
        self.lock = threading.Lock()
        self.tokens = 1.0
        self.last = time.monotonic()

    def take(self):
        while True:
            with self.lock:
                now = time.monotonic()
                self.tokens = min(1.0, self.tokens + (now - self.last) * 100)
                self.last = now
                if self.tokens >= 1:
                    self.tokens -= 1
                    return
            time.sleep(0.005)


def main():
    bucket, served = Bucket(), []

    def client(n):
        bucket.take()
        served.append(n)

    threads = [threading.Thread(target=client, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(served) == [0, 1, 2]
