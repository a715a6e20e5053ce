"""A room is free for both guests when they look, and both book it. Repaired."""

import threading

booked = set()
kept = []
lock = threading.Lock()


def book(guest):
    with lock:
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
