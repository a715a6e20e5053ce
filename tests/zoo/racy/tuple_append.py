"""`+=` on a tuple makes a new one; the other thread's entry is lost."""

import threading

FEWEST_PREEMPTIONS = 1
entries = ()


def add(entry):
    global entries
    entries += (entry,)


def main():
    threads = [threading.Thread(target=add, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(entries) == [0, 1], entries
