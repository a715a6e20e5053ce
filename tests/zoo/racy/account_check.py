"""Deposit and withdrawal are locked; the check reads both counts with the lock free between."""

import threading

FEWEST_PREEMPTIONS = 1
lock = threading.Lock()
balance, booked = 10, 10


def change(n):
    global balance, booked
    with lock:
        balance += n
        booked += n


def check():
    with lock:
        now = balance
    with lock:
        assert now == booked, (now, booked)


def main():
    threads = [
        threading.Thread(target=each) for each in [lambda: change(5), lambda: change(-3), check]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
