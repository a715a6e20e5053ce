"""Two readers want to become the writer, and each waits for the other to leave."""

import threading

FEWEST_PREEMPTIONS = 1


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
        room.wait_to_be_alone(1)
        room.stop_reading()

    threads = [threading.Thread(target=update) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
