"""The rocket has no stage three: the watcher cannot see it."""

import threading


class Rocket:
    stage = 0


rocket = Rocket()


def launch():
    for n in (1, 2, 2):
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
