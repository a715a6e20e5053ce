"""`|` makes a new set; the other thread's members are lost."""

import threading

FEWEST_PREEMPTIONS = 1
members = frozenset()


def join(name):
    global members
    members = members | {name}


def main():
    threads = [threading.Thread(target=join, args=(name,)) for name in ("ana", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert members == {"ana", "ben"}, sorted(members)
