"""A lock for readers and writers: many may read, who writes is alone."""

import threading


class RWLock:
    def __init__(self) -> None:
        self._readers = 0  # inside
        self._writing = False
        self._writers_waiting = 0
        self._changed = threading.Condition()

    def acquire_read(self) -> None:
        with self._changed:
            # Also for those who only wait to write: else readers could go on for ever.
            while self._writing or self._writers_waiting:
                self._changed.wait()
            self._readers += 1

    def release_read(self) -> None:
        with self._changed:
            self._readers -= 1
            self._changed.notify_all()

    def acquire_write(self) -> None:
        with self._changed:
            self._writers_waiting += 1
            while self._writing or self._readers:
                self._changed.wait()
            self._writers_waiting -= 1
            self._writing = True

    def release_write(self) -> None:
        with self._changed:
            self._writing = False
            # All, not one: several readers may come in now, and notify() could wake
            # just the one who must go on waiting.
            self._changed.notify_all()
