"""Double entry: the check adds up both sides while only one is written. Repaired."""

import threading

debit, credit = [], []
checks = []
lock = threading.Lock()


def enter(amount):
    with lock:
        debit.append(amount)
        credit.append(amount)


def check():
    with lock:
        checks.append(sum(debit) == sum(credit))


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((enter, 5), (enter, 8), (check,))
    assert all(checks)
