"""A property hides that reading and writing are two steps."""

import threading

FEWEST_PREEMPTIONS = 1


class Tank:
    def __init__(self):
        self._level = 0

    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, value):
        self._level = value


def fill(tank):
    tank.level += 10


def main():
    tank = Tank()
    threads = [threading.Thread(target=fill, args=(tank,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tank.level == 20, tank.level
