"""A room is free for both guests when they look, and both book it."""

import threading

FEWEST_PREEMPTIONS = 1
booked = set()
kept = []


def book(guest):
    if 7 not in booked:
        booked.add(7)
        kept.append(guest)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((book, "ana"), (book, "ben"))
    assert len(kept) == 1, kept
