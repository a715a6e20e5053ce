"""Ticket sellers look whether seats are left, then sell: more tickets than seats. Repaired."""

import threading

SEATS = 2
sold = 0
tickets = []
lock = threading.Lock()


def sell(name):
    global sold
    with lock:
        if sold < SEATS:
            sold += 1
            tickets.append(name)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run(*[(sell, name) for name in ("ana", "ben", "eva")])
    assert len(tickets) <= SEATS, tickets
