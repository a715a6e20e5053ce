"""An attribute of the class, guarded by a lock of the class."""

import threading


class Visit:
    count = 0
    lock = threading.Lock()

    def register(self):
        with Visit.lock:
            Visit.count += 1


def main():
    threads = [threading.Thread(target=Visit().register) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Visit.count == 2, Visit.count
