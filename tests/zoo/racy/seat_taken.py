"""Two guests test `not in` before they take a seat; both get it."""

import threading

FEWEST_PREEMPTIONS = 1
taken = set()
winners = []


def reserve(guest):
    if "12A" not in taken:
        taken.add("12A")
        winners.append(guest)


def main():
    threads = [threading.Thread(target=reserve, args=(name,)) for name in ("ana", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(winners) == 1, winners
