"""The last one is known from inside the lock."""

import threading


class Shared:
    def __init__(self):
        self.lock = threading.Lock()
        self.users = 2
        self.freed = 0

    def release(self):
        with self.lock:
            self.users -= 1
            last = self.users == 0
        if last:
            self.freed += 1


def main():
    shared = Shared()
    threads = [threading.Thread(target=shared.release) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shared.freed == 1, shared.freed
