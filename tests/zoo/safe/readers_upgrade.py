"""Readers-writer lock whose readers may upgrade to writers, used to fill a cache once."""

import threading


class RWLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = 0
        self.writing = self.upgrading = False

    def read_acquire(self):
        with self.cond:
            self.cond.wait_for(lambda: not self.writing)
            self.readers += 1

    def read_release(self):
        with self.cond:
            self.readers -= 1
            self.cond.notify_all()

    def write_acquire(self):
        with self.cond:
            self.cond.wait_for(lambda: not self.writing and self.readers == 0)
            self.writing = True

    def write_release(self):
        with self.cond:
            self.writing = False
            self.cond.notify_all()

    def upgrade(self):
        """Turn my read lock into the write lock; False: refused, I still read."""
        with self.cond:
            # Why it is safe: a second upgrader is refused and gives up its read lock,
            # so the first one's wait ends. While it waits readers >= 1 keeps writers
            # out, so what it has read stays true; the refused one checks again.
            if self.upgrading:
                return False
            self.upgrading = True
            self.cond.wait_for(lambda: self.readers == 1)
            self.readers = 0
            self.upgrading, self.writing = False, True
            return True


def main():
    rw, cache, fills = RWLock(), {}, []

    def fill(who):
        if "key" not in cache:
            cache["key"] = who
            fills.append(who)

    def worker(who):
        rw.read_acquire()
        if "key" in cache:
            return rw.read_release()
        if not rw.upgrade():
            rw.read_release()
            rw.write_acquire()
        fill(who)
        rw.write_release()

    threads = [threading.Thread(target=worker, args=(w,)) for w in "xy"]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(fills) == 1 and cache["key"] == fills[0]
