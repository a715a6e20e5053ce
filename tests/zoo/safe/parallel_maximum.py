"""Four threads write the larger of two values: the largest may be overwritten. Repaired."""

import threading

largest = 0
lock = threading.Lock()


def offer(value):
    global largest
    with lock:
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
