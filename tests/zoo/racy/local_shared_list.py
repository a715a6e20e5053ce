"""A list in the class body of a `threading.local` is shared by all threads."""

import threading

FEWEST_PREEMPTIONS = 0


class Context(threading.local):
    items = []


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
