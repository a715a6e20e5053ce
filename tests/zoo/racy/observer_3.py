"""A watcher catches every stage from zero to three: five preemptions."""

import threading

FEWEST_PREEMPTIONS = 5
stages = {"now": 0}


def climb():
    for n in (1, 2, 3):
        stages["now"] = n


def watch(log):
    for _ in range(4):
        log.append(stages["now"])


def main():
    log = []
    threads = [threading.Thread(target=climb), threading.Thread(target=watch, args=(log,))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log != [0, 1, 2, 3], log
