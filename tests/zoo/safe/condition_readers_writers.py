"""A read-write lock built on one condition."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0

    def read(self, page, seen):
        with self.changed:
            self.readers += 1
        seen.append(tuple(page))
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def write(self, page):
        with self.changed:
            self.changed.wait_for(lambda: self.readers == 0)
            page[0] += 1
            page[1] += 1


def main():
    room, page, seen = ReadWriteLock(), [0, 0], []
    threads = [
        *(threading.Thread(target=room.read, args=(page, seen)) for _ in range(2)),
        threading.Thread(target=room.write, args=(page,)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(seen) <= {(0, 0), (1, 1)}, seen
