"""Ticket sellers look whether seats are left, then sell: more tickets than seats."""

import threading

FEWEST_PREEMPTIONS = 1
SEATS = 2
sold = 0
tickets = []


def sell(name):
    global sold
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
