"""The crossing changes its light under a lock."""

import enum
import threading


class Light(enum.Enum):
    RED = 1
    GREEN = 2


class Crossing:
    light = Light.RED
    greens = 0
    lock = threading.Lock()

    def go(self):
        with self.lock:
            if self.light is Light.RED:
                self.light = Light.GREEN
                self.greens += 1


def main():
    crossing = Crossing()
    threads = [threading.Thread(target=crossing.go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert crossing.greens == 1, crossing.greens
