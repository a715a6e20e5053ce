"""The stock is a context manager: testing and taking happen inside it."""

import threading


class Stock:
    def __init__(self, items):
        self.items = items
        self.lock = threading.RLock()

    def __enter__(self):
        self.lock.acquire()
        return self

    def __exit__(self, *failure):
        self.lock.release()

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return len(self) > 0

    def take(self):
        return self.items.pop()


def buy(stock):
    with stock:
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
