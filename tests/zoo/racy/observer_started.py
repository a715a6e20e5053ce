"""A watcher catches stages one, two and three: four preemptions."""

import threading

FEWEST_PREEMPTIONS = 4


class Rocket:
    stage = 0


rocket = Rocket()


def launch():
    for n in (1, 2, 3):
        rocket.stage = n


def watch(log):
    for _ in range(3):
        log.append(rocket.stage)


def main():
    log = []
    threads = [threading.Thread(target=launch), threading.Thread(target=watch, args=(log,))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log != [1, 2, 3], log
