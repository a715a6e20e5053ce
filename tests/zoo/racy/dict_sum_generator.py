"""A generator expression walks the values while another thread adds a key."""

import threading

FEWEST_PREEMPTIONS = 1
prices = {"tea": 2, "milk": 1}
sums = []


def add_up():
    sums.append(sum(price for price in prices.values()))


def stock():
    prices["salt"] = 1


def main():
    threads = [threading.Thread(target=add_up), threading.Thread(target=stock)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums
