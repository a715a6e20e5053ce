"""Two threads add to one entry of a dict; an update is lost."""

import threading

FEWEST_PREEMPTIONS = 1
counts = {"hits": 0}


def work():
    counts["hits"] += 1


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts["hits"] == 2, counts
