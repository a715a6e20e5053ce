"""Every instance adds to one attribute of the class; an update is lost."""

import threading

FEWEST_PREEMPTIONS = 1


class Visit:
    count = 0

    def register(self):
        Visit.count += 1


def main():
    threads = [threading.Thread(target=Visit().register) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Visit.count == 2, Visit.count
