"""The sum runs over a copy of the keys, taken in one step."""

import threading

prices = {"tea": 2, "milk": 1}
totals = []


def add_up():
    total = 0
    for name in list(prices):
        total += prices[name]
    totals.append(total)


def stock():
    prices["salt"] = 1


def main():
    threads = [threading.Thread(target=add_up), threading.Thread(target=stock)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals[0] in (3, 4)
