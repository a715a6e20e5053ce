"""A reader leaves before it waits to be alone."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0

    def start_reading(self):
        with self.changed:
            self.readers += 1

    def stop_reading(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def wait_to_be_alone(self, readers):
        with self.changed:
            while self.readers > readers:
                self.changed.wait()


def main():
    room = ReadWriteLock()

    def update():
        room.start_reading()
        room.stop_reading()
        room.wait_to_be_alone(0)

    threads = [threading.Thread(target=update) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
