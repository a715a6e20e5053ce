"""After `append` the last place may already belong to another thread."""

import threading

FEWEST_PREEMPTIONS = 1
names = []


def register(name):
    names.append(name)
    place = len(names) - 1
    assert names[place] == name, (place, names)


def main():
    threads = [threading.Thread(target=register, args=(name,)) for name in ("ana", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
