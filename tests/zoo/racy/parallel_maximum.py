"""Four threads write the larger of two values: the largest may be overwritten."""

import threading

FEWEST_PREEMPTIONS = 1
largest = 0


def offer(value):
    global largest
    if value > largest:
        largest = value


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run(*[(offer, value) for value in (3, 9, 5, 7)])
    assert largest == 9, largest
