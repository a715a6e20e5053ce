"""A watcher must catch two stages one by one: three preemptions."""

import threading

FEWEST_PREEMPTIONS = 3
stage = 0
seen = []


def build():
    global stage
    stage = 1
    stage = 2


def watch():
    for _ in range(3):
        seen.append(stage)


def main():
    threads = [threading.Thread(target=build), threading.Thread(target=watch)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen != [0, 1, 2], seen
