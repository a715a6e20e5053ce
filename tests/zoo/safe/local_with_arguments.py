"""A subclass of `threading.local` is initialised anew, with its arguments, in each thread."""

import threading


class Session(threading.local):
    kind = "web"

    def __init__(self, limit):
        self.left = limit
        self.seen = []

    def use(self, n):
        self.left -= n
        self.seen.append(n)


session = Session(10)


def work(n):
    session.use(n)
    assert (session.left, session.seen, session.kind) == (10 - n, [n], "web")


def main():
    session.use(1)
    threads = [threading.Thread(target=work, args=(n,)) for n in (2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert session.left == 9, session.left
