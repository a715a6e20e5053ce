"""The tank has a method that fills under a lock; the property only shows."""

import threading


class Tank:
    def __init__(self):
        self._level = 0
        self._lock = threading.Lock()

    @property
    def level(self):
        return self._level

    def add(self, amount):
        with self._lock:
            self._level += amount


def fill(tank):
    tank.add(10)


def main():
    tank = Tank()
    threads = [threading.Thread(target=fill, args=(tank,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tank.level == 20, tank.level
