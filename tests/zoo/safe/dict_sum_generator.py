"""The values are copied in one step before they are added."""

import threading

prices = {"tea": 2, "milk": 1}
sums = []


def add_up():
    sums.append(sum(price for price in tuple(prices.values())))


def stock():
    prices["salt"] = 1


def main():
    threads = [threading.Thread(target=add_up), threading.Thread(target=stock)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums
