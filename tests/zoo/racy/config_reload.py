"""A reader takes two settings one by one while they are replaced."""

import threading

FEWEST_PREEMPTIONS = 1
settings = {"host": "old", "port": 1}
seen = []


def reload():
    global settings
    settings = {"host": "new", "port": 2}


def connect():
    seen.append((settings["host"], settings["port"]))


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((reload,), (connect,))
    assert seen[0] in [("old", 1), ("new", 2)], seen
