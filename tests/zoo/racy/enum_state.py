"""A state held in an Enum member; the test and the change are two steps."""

import enum
import threading

FEWEST_PREEMPTIONS = 1


class Light(enum.Enum):
    RED = 1
    GREEN = 2


class Crossing:
    light = Light.RED
    greens = 0

    def go(self):
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
