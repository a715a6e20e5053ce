"""Double entry: the check adds up both sides while only one is written."""

import threading

FEWEST_PREEMPTIONS = 1
debit, credit = [], []
checks = []


def enter(amount):
    debit.append(amount)
    credit.append(amount)


def check():
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
