"""A class with its own `__bool__` and `__len__`: testing it and taking from it are two steps."""

import threading

FEWEST_PREEMPTIONS = 1


class Stock:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return len(self) > 0

    def take(self):
        return self.items.pop()


def buy(stock):
    if stock:
        stock.take()


def main():
    stock = Stock(["tea"])
    threads = [threading.Thread(target=buy, args=(stock,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stock) == 0
