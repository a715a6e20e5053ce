"""`__init__` of a `threading.local` runs once in each thread."""

import threading


class Context(threading.local):
    def __init__(self):
        self.items = []


context = Context()


def work(n):
    context.items.append(n)
    assert context.items == [n], context.items


def main():
    threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
