"""A reader takes two settings one by one while they are replaced. Repaired."""

import threading

settings = {"host": "old", "port": 1}
seen = []


def reload():
    global settings
    settings = {"host": "new", "port": 2}


def connect():
    mine = settings
    seen.append((mine["host"], mine["port"]))


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((reload,), (connect,))
    assert seen[0] in [("old", 1), ("new", 2)], seen
