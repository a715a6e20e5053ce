"""The id is returned from inside the lock."""

import threading


class Ids:
    def __init__(self):
        self.last = 0
        self.lock = threading.Lock()

    def new(self):
        with self.lock:
            self.last += 1
            return self.last


def main():
    ids, given = Ids(), []
    threads = [threading.Thread(target=lambda: given.append(ids.new())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == [1, 2], given
