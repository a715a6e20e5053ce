"""The dict of `globals()` is changed by name; an update is lost."""

import threading

FEWEST_PREEMPTIONS = 1
hits = 0


def bump(name):
    globals()[name] += 1


def main():
    threads = [threading.Thread(target=bump, args=("hits",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert hits == 2, hits
