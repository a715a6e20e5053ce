"""The dict behind an object is changed through `vars`."""

import threading

FEWEST_PREEMPTIONS = 1


class Stats:
    def __init__(self):
        self.hits = 0


def bump(stats, name):
    vars(stats)[name] = vars(stats)[name] + 1


def main():
    stats = Stats()
    threads = [threading.Thread(target=bump, args=(stats, "hits")) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stats.hits == 2, stats.hits
