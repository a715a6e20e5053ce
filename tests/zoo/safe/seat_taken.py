"""The test and the reservation happen under one lock."""

import threading

taken = set()
winners = []
desk = threading.Lock()


def reserve(guest):
    with desk:
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
